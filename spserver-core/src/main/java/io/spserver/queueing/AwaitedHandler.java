package io.spserver.queueing;

import io.spserver.Handler;
import io.spserver.Session;

/**
 * A handler whose session somebody waits for.
 */
public interface AwaitedHandler extends Handler {

	/**
	 * {@link #opened} has returned, and what it replied goes out before anything that is
	 * sent from now on. Called by the thread that called {@code opened}; throws nothing.
	 * @param session the session
	 */
	void begun(Session session);

}
