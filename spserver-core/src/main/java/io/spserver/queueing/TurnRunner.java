package io.spserver.queueing;

/**
 * Runs the turns of one session: the entrance to the synchronous layer. Made with the
 * session; belongs to the thread that has the session's turn.
 */
@FunctionalInterface
public interface TurnRunner {

	/**
	 * Tells the handler what has happened in the session, up to a bound. Throws nothing.
	 */
	void run();

}
