package io.spserver.protocol.http;

/**
 * Ends the handling of a request with an error status. The message is the body of the
 * answer, as plain text; nothing is logged.
 */
public class HttpStatusException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	/**
	 * Creates an exception.
	 * @param status the status, 400 to 599
	 * @param message what is wrong, in words for the client
	 */
	public HttpStatusException(int status, String message) {
		super(message);
		this.status = checked(status);
	}

	/**
	 * Creates an exception.
	 * @param status the status, 400 to 599
	 * @param message what is wrong, in words for the client
	 * @param cause why; the client does not see it
	 */
	public HttpStatusException(int status, String message, Throwable cause) {
		super(message, cause);
		this.status = checked(status);
	}

	private static int checked(int status) {
		if (status < 400 || status > 599) {
			throw new IllegalArgumentException("Not an error status: " + status);
		}
		return status;
	}

	/**
	 * The status that is answered.
	 * @return 400 to 599
	 */
	public int status() {
		return this.status;
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
