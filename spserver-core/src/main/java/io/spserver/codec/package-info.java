/**
 * Bytes to messages: the decoders, and in {@link io.spserver.codec.Protocols} the
 * protocols that consist of little else. Handlers may create a decoder to switch to it.
 * Whoever needs another framing implements {@link io.spserver.codec.MessageDecoder} and a
 * {@link io.spserver.Protocol} that creates it.
 * <p>
 * A decoder belongs to one session and is called by that session's event loop only. Each
 * has a limit for one message and throws {@link io.spserver.MessageTooLargeException}
 * above it: {@code maxLength} bytes of content, whatever frames it. None keeps a buffer
 * of the caller, so none leaks one.
 */
@NullMarked
package io.spserver.codec;

import org.jspecify.annotations.NullMarked;
