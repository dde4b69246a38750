package io.spserver.connection;

import io.spserver.CloseReason;

/**
 * A session that has no connection for itself, as its protocol sees it.
 */
public interface CarriedSession {

	/**
	 * Closes the session at once. Requests that wait are dropped; a handler that runs is
	 * not interrupted.
	 * @param reason why
	 */
	void abort(CloseReason reason);

}
