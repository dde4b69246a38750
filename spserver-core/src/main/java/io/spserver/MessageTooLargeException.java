package io.spserver;

/**
 * A message is larger than {@link ServerOptions#maxMessageSize()}.
 */
public class MessageTooLargeException extends ProtocolException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param limit the limit in bytes
	 */
	public MessageTooLargeException(long limit) {
		super("Message too large: the limit is " + limit + " bytes.");
	}

}
