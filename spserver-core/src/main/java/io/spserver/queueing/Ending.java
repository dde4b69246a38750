package io.spserver.queueing;

import io.spserver.CloseReason;
import io.spserver.Message;
import org.jspecify.annotations.Nullable;

/**
 * Why a session is about to end, found out by its event loop and yet to be told to its
 * handler.
 *
 * @param reason what the session will be closed with
 * @param cause what went wrong, {@code null} if the session timed out
 * @param farewell what the protocol itself says if the handler replies nothing,
 * {@code null} for nothing
 */
public record Ending(CloseReason reason, @Nullable Throwable cause, @Nullable Message farewell) {
}
