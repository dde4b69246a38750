package io.spserver;

/**
 * A timer of a {@link Dispatcher}. Safe for use by any thread.
 */
public interface Timer {

	/**
	 * Ends the timer: no further call begins. One that runs is not interrupted.
	 */
	void cancel();

	/**
	 * Whether there may be a further call.
	 * @return {@code false} once the timer was cancelled, ended by its handler, or
	 * stopped with its dispatcher
	 */
	boolean isActive();

}
