package io.spserver.protocol.smtp;

/**
 * Refuses a step from wherever a handler has got to: the client hears its reply. Any
 * other exception is logged, and the client hears 451.
 */
public class SmtpException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient SmtpReply reply;

	/**
	 * Creates an exception.
	 * @param reply what the client hears, a code from 400 on
	 */
	public SmtpException(SmtpReply reply) {
		super(reply.toString());
		if (reply.isPositive()) {
			throw new IllegalArgumentException("'" + reply + "' refuses nothing");
		}
		this.reply = reply;
	}

	/**
	 * Creates an exception.
	 * @param code the code, from 400 on
	 * @param text what the client hears
	 */
	public SmtpException(int code, String text) {
		this(SmtpReply.of(code, text));
	}

	/**
	 * Creates an exception.
	 * @param reply what the client hears, a code from 400 on
	 * @param cause why, for logs
	 */
	public SmtpException(SmtpReply reply, Throwable cause) {
		this(reply);
		initCause(cause);
	}

	/**
	 * What the client hears.
	 * @return the reply
	 */
	public SmtpReply reply() {
		return this.reply;
	}

}
