package io.spserver;

/**
 * What a {@link Timer} does. Called on a worker thread, which it may block; one call at a
 * time for each timer.
 */
@FunctionalInterface
public interface TimerHandler {

	/**
	 * The time has come.
	 * @param response what to send, and when to be called again
	 * @throws Exception to have it logged; nothing is sent then, and the timer goes on as
	 * if this call had said nothing
	 */
	void expired(TimerResponse response) throws Exception;

}
