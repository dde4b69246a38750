package io.spserver;

/**
 * Why a session closed; the tag {@code reason} of the meter
 * {@code spserver.connections.closed}.
 */
public enum CloseReason {

	/** The peer closed the connection. */
	PEER,
	/**
	 * The application closed it: the session's own handler, another one, or anything with
	 * a {@link Sessions}.
	 */
	APPLICATION,
	/** Nothing happened for the server's timeout. */
	TIMEOUT,
	/** The peer sent what the protocol does not allow. */
	PROTOCOL_ERROR,
	/** A handler threw an exception. */
	HANDLER_ERROR,
	/** The peer did not read what was sent to it. */
	SLOW_READER,
	/** The connection broke. */
	IO_ERROR,
	/** The server stopped. */
	SHUTDOWN;

	/**
	 * The reason as meters and statistics show it.
	 * @return lower case, words joined by hyphens
	 */
	public String tag() {
		return Tags.of(this);
	}

}
