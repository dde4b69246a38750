package io.spserver.protocol.http;

import io.spserver.Message;
import io.spserver.Response;

/**
 * One way to send a body that is not in memory, piece by piece. Belongs to the session's
 * turn, but for what others bring the pieces.
 */
interface Transfer {

	/**
	 * Begins; tells its {@link Sending} when it has come to an end.
	 * @param head what is sent before the body
	 * @param response takes what is to be sent
	 * @throws Exception if the body cannot be read; nothing has been replied then
	 */
	void start(Message head, Response response) throws Exception;

	/** Nothing more is to be sent. */
	default void stop() {
	}

}
