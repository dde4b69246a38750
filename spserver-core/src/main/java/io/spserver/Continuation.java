package io.spserver;

/**
 * Goes on with a request that was suspended by {@link Response#suspend()}. Safe for use
 * by any thread, also before the call that suspended has returned.
 */
@FunctionalInterface
public interface Continuation {

	/**
	 * Has the request go on in a step. Returns at once; the first call counts, later ones
	 * are passed over.
	 * @param step what to do, as soon as the peer has taken most of what was replied; it
	 * is {@linkplain Step#abandoned() abandoned} if the session has ended
	 */
	void resume(Step step);

}
