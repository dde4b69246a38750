package io.spserver.protocol.smtp.codec;

/**
 * What the handler of a session tells its decoder. Written by the session's turn, read by
 * its event loop, which looks again after each reply.
 */
public final class SmtpFlow {

	private volatile Answer answer = Answer.NONE;

	private volatile boolean inMail;

	/** DATA is accepted: what follows is content. A reply is to follow. */
	public void acceptData() {
		this.answer = Answer.ACCEPTED;
	}

	/** DATA is refused: commands follow. A reply is to follow. */
	public void refuseData() {
		this.answer = Answer.REFUSED;
	}

	/**
	 * Whether a mail is being transmitted, so that a server that stops waits for it.
	 * @param value {@code true} from MAIL on until the mail is done with
	 */
	public void inMail(boolean value) {
		this.inMail = value;
	}

	boolean isInMail() {
		return this.inMail;
	}

	Answer takeAnswer() {
		Answer present = this.answer;
		if (present != Answer.NONE) {
			this.answer = Answer.NONE;
		}
		return present;
	}

	/** What was said to DATA. */
	enum Answer {

		NONE, ACCEPTED, REFUSED

	}

}
