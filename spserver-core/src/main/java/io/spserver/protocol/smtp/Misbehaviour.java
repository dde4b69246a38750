package io.spserver.protocol.smtp;

/**
 * Counts what a client does wrong, and what it does without sending mail. A mail that is
 * accepted wipes the slate. Belongs to the session's turn.
 */
final class Misbehaviour {

	private final SmtpLimits limits;

	private final long end;

	private int errors;

	private int idle;

	Misbehaviour(SmtpLimits limits) {
		this.limits = limits;
		this.end = System.nanoTime() + limits.maxSessionTime().toNanos();
	}

	/** Looks at a command that was answered. */
	Answer checked(Verb verb, Answer answer) {
		if (verb.isIdle()) {
			this.idle++;
			if (isAbove(this.idle, this.limits.maxIdleCommands()) && !answer.closes()) {
				return Answer.last(421, "4.7.0", "Too many commands that send no mail");
			}
		}
		boolean late = !this.limits.maxSessionTime().isZero() && System.nanoTime() - this.end > 0;
		return (late && verb == Verb.MAIL) ? Answer.last(421, "4.7.0", "The session has lasted too long") : answer;
	}

	/** Looks at an answer. */
	Answer judged(Answer answer) {
		if (answer.reply().code() >= 500) {
			this.errors++;
			if (isAbove(this.errors, this.limits.maxErrors()) && !answer.closes()) {
				return Answer.last(421, "4.7.0", "Too many errors");
			}
		}
		return answer;
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
