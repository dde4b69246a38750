package io.spserver.protocol.http;

import io.spserver.ProtocolException;

/**
 * The peer sent a request that cannot be taken. It is answered with a status, and the
 * session closes.
 */
public class HttpProtocolException extends ProtocolException {

	private static final long serialVersionUID = 1L;

	private final int status;

	/**
	 * Creates an exception.
	 * @param status the status to answer, 400 to 599
	 * @param message what is wrong, in words for the client
	 */
	public HttpProtocolException(int status, String message) {
		super(message);
		this.status = status;
	}

	static HttpProtocolException badRequest(String message) {
		return new HttpProtocolException(400, message);
	}

	/**
	 * The status that is answered.
	 * @return 400 to 599
	 */
	public int status() {
		return this.status;
	}

}
