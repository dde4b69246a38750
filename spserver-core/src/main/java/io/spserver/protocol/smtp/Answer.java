package io.spserver.protocol.smtp;

import org.jspecify.annotations.Nullable;

/**
 * What comes of a command.
 *
 * @param reply what the client hears
 * @param closes whether the session closes after that
 */
record Answer(SmtpReply reply, boolean closes) {

	static final Answer OK = of(250, "2.0.0", "Ok");

	static final Answer FAILURE = of(451, "4.3.0", "Something went wrong here, try again later");

	/** The session goes on. */
	static Answer of(int code, @Nullable String status, String text) {
		return new Answer(SmtpReply.of(code, status, text), false);
	}

	/** The session closes. */
	static Answer last(int code, String status, String text) {
		return new Answer(SmtpReply.of(code, status, text), true);
	}

	/** Commands came in the wrong order. */
	static Answer badSequence(String text) {
		return of(503, "5.5.1", text);
	}

	/** Something is wrong with the argument of a command. */
	static Answer badArgument(String text) {
		return of(501, "5.5.4", text);
	}

	/** What handlers have decided, {@code null} if they do not mind. */
	static @Nullable Answer ofRefusal(SmtpDecision decision) {
		SmtpReply reply = decision.reply();
		return switch (decision.kind()) {
			case PASS, ACCEPT -> null;
			case REFUSE, CLOSE ->
				new Answer((reply != null) ? reply : FAILURE.reply(), decision.kind() == SmtpDecision.Kind.CLOSE);
		};
	}

	/**
	 * What handlers have decided, with the usual answer if they have not said their own.
	 */
	static Answer of(SmtpDecision decision, Answer usual) {
		Answer refusal = ofRefusal(decision);
		if (refusal != null) {
			return refusal;
		}
		SmtpReply reply = decision.reply();
		return (reply != null) ? new Answer(reply, usual.closes()) : usual;
	}

}
