package io.spserver;

/**
 * A further call for a request whose handler has returned without being done with it. For
 * one session at most one of its handler's methods and steps runs at a time.
 */
@FunctionalInterface
public interface Step {

	/**
	 * Goes on with the request. Called once, on a worker thread; may block. The request
	 * is done when this returns, unless the response is asked to go on again.
	 * @param response what to send
	 * @throws Exception as from {@link Handler#received}
	 */
	void run(Response response) throws Exception;

	/**
	 * The session ended first, so that {@link #run} will not be called. Called once, on a
	 * worker thread; the place to let go of what the step holds.
	 */
	default void abandoned() {
	}

}
