package io.spserver.queueing;

/**
 * Runs the turns of sessions: the entrance to the synchronous layer.
 */
@FunctionalInterface
public interface TurnRunner {

	/**
	 * Tells the handler what has happened in a session, up to a bound. Throws nothing.
	 * @param turn the session's turn
	 */
	void run(Turn turn);

}
