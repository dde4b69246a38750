package io.spserver;

/**
 * The peer sent what the protocol does not allow. The session closes after the protocol's
 * own error is out.
 */
public class ProtocolException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message what is wrong, in words that may be sent to the peer
	 */
	public ProtocolException(String message) {
		super(message, null, false, false);
	}

	/**
	 * Creates an exception.
	 * @param message what is wrong, in words that may be sent to the peer
	 * @param cause why
	 */
	public ProtocolException(String message, Throwable cause) {
		super(message, cause, false, false);
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
