package io.spserver.protocol.smtp;

/**
 * Counts what a client does wrong, and what it does without sending mail. A mail that is
 * accepted wipes the slate. Belongs to the session's turn.
 */
final class Misbehaviour {

	private final SmtpLimits limits;

	private final long deadline;

	private int errors;

	private int idle;

	/** What comes next may be content that was not waited with. */
	private boolean afterRefusedData;

	Misbehaviour(SmtpLimits limits) {
		this.limits = limits;
		long time = limits.maxSessionTime().toNanos();
		this.deadline = (time == 0) ? 0 : (System.nanoTime() + time) | 1;
	}

	/** Looks at a command that was answered. */
	Answer checked(Verb verb, Answer answer) {
		if (verb.isIdle()) {
			this.idle++;
			if (isAbove(this.idle, this.limits.maxIdleCommands()) && !answer.closes()) {
				return Answer.last(421, "4.7.0", "Too many commands that send no mail");
			}
		}
		boolean late = verb == Verb.MAIL && this.deadline != 0 && System.nanoTime() - this.deadline > 0;
		return (late) ? Answer.last(421, "4.7.0", "The session has lasted too long") : answer;
	}

	/** Looks at an answer. */
	Answer judged(Answer answer) {
		boolean wrong = answer.reply().code() >= 500;
		boolean content = wrong && this.afterRefusedData;
		this.afterRefusedData = false;
		if (wrong && !answer.closes()) {
			this.errors++;
			if (isAbove(this.errors, this.limits.maxErrors())) {
				return Answer.last(421, "4.7.0", "Too many errors");
			}
		}
		return (content) ? new Answer(answer.reply(), true) : answer;
	}

	/**
	 * DATA was refused and commands follow (RFC 5321, section 3.3). A client that sends
	 * the content all the same is known by its next line, which is no command that is
	 * right.
	 */
	void dataRefused() {
		this.afterRefusedData = true;
	}

	/** Until when the session may last, 0: for ever. */
	long deadline() {
		return this.deadline;
	}

	/** A mail was accepted. */
	void forget() {
		this.errors = 0;
		this.idle = 0;
	}

	private static boolean isAbove(int count, int limit) {
		return limit > 0 && count > limit;
	}

}
