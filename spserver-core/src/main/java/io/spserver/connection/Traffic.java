package io.spserver.connection;

import io.spserver.CloseReason;

/**
 * What goes on on a connection whose protocol handles the bytes itself.
 */
public interface Traffic {

	/**
	 * Whether something goes on, so that the connection is neither idle nor done.
	 * @return {@code true} while it must not be closed
	 */
	boolean isBusy();

	/**
	 * Lets nothing new begin and finishes what goes on; {@link Connection#active()} is to
	 * be called when that is done. May be called several times.
	 * @param reason why the connection is to end
	 */
	void drain(CloseReason reason);

	/** The connection is about to be closed: last words may be written. */
	void close();

}
