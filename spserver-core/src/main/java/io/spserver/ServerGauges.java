package io.spserver;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What can be read of a server at any time, by any thread, without cost.
 */
public interface ServerGauges {

	/**
	 * Open connections.
	 * @return the number
	 */
	int connections();

	/**
	 * Sessions that wait for a thread.
	 * @return the number
	 */
	int queued();

	/**
	 * Threads that run a handler of this server.
	 * @return the number
	 */
	int busy();

	/**
	 * When the first of the server's certificates expires.
	 * @return the time, {@link Instant#MAX} if it is not known, {@code null} if the
	 * server has no TLS
	 */
	default @Nullable Instant certificateExpiry() {
		return null;
	}

}
