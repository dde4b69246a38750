package io.spserver.protocol.smtp;

/**
 * A command is refused while it is being read.
 */
final class RefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient Answer answer;

	RefusedException(int code, String status, String text) {
		super(text, null, false, false);
		this.answer = Answer.of(code, status, text);
	}

	/** What the client hears. */
	Answer answer() {
		return this.answer;
	}

}
