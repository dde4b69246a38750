package io.spserver;

/**
 * Hears what happens to one server: the contract of metrics. Called by event loops and
 * worker threads, several at once; must neither block nor throw. Durations are in
 * nanoseconds of {@link System#nanoTime()}.
 */
public interface ServerEvents {

	/** A connection was accepted. */
	default void accepted() {
	}

	/**
	 * A connection was refused.
	 * @param reason why
	 */
	default void refused(RefusalReason reason) {
	}

	/**
	 * An accepted connection has closed.
	 * @param reason why
	 */
	default void closed(CloseReason reason) {
	}

	/**
	 * Bytes were read.
	 * @param bytes how many
	 */
	default void read(long bytes) {
	}

	/**
	 * Bytes were written.
	 * @param bytes how many
	 */
	default void written(long bytes) {
	}

	/**
	 * A request was handled.
	 * @param waited how long it waited for a thread, in nanoseconds
	 * @param took how long the handler took, until the end of the last {@link Step} if it
	 * had several calls, in nanoseconds
	 * @param outcome how it ended; {@link Outcome#ERROR} also if the session closed in
	 * the middle
	 */
	default void handled(long waited, long took, Outcome outcome) {
	}

	/**
	 * A TLS handshake ended. It precedes {@link #accepted()} where TLS begins with the
	 * connection; a connection whose handshake fails is not accepted then.
	 * @param outcome how
	 */
	default void handshake(TlsOutcome outcome) {
	}

	/** A leader promoted a follower before it ran a handler. */
	default void promoted() {
	}

	/** A leader lost its role to another thread while it ran a handler. */
	default void takenOver() {
	}

}
