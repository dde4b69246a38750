package io.spserver.protocol.smtp;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a handler says to a step of a session. Where several handlers stand in a chain
 * they are asked in order, and the first that refuses or closes decides.
 */
public final class SmtpDecision {

	private static final SmtpDecision PASS = new SmtpDecision(Kind.PASS, null);

	private static final SmtpDecision ACCEPT = new SmtpDecision(Kind.ACCEPT, null);

	private final Kind kind;

	private final @Nullable SmtpReply reply;

	private SmtpDecision(Kind kind, @Nullable SmtpReply reply) {
		this.kind = kind;
		this.reply = reply;
	}

	/**
	 * Leaves the decision to other handlers. A recipient that all handlers pass is
	 * refused with 550; any other step is accepted.
	 * @return the decision
	 */
	public static SmtpDecision pass() {
		return PASS;
	}

	/**
	 * Accepts, unless another handler refuses.
	 * @return the decision
	 */
	public static SmtpDecision accept() {
		return ACCEPT;
	}

	/**
	 * Accepts, unless another handler refuses, and says so in own words.
	 * @param reply a positive reply; its code should be the usual one
	 * @return the decision
	 */
	public static SmtpDecision accept(SmtpReply reply) {
		if (!reply.isPositive()) {
			throw new IllegalArgumentException("'" + reply + "' accepts nothing");
		}
		return new SmtpDecision(Kind.ACCEPT, reply);
	}

	/**
	 * Refuses the step; the session goes on.
	 * @param reply what the client hears, a code from 400 on
	 * @return the decision
	 */
	public static SmtpDecision refuse(SmtpReply reply) {
		return new SmtpDecision(Kind.REFUSE, negative(reply));
	}

	/**
	 * Refuses the step with an enhanced status code that says no more than the code.
	 * @param code the code, from 400 on
	 * @param text the text
	 * @return the decision
	 */
	public static SmtpDecision refuse(int code, String text) {
		return refuse(SmtpReply.of(code, text));
	}

	/**
	 * Refuses the step and closes the session.
	 * @param reply what the client hears, a code from 400 on; 421 is usual
	 * @return the decision
	 */
	public static SmtpDecision close(SmtpReply reply) {
		return new SmtpDecision(Kind.CLOSE, negative(reply));
	}

	private static SmtpReply negative(SmtpReply reply) {
		Objects.requireNonNull(reply, "reply");
		if (reply.isPositive()) {
			throw new IllegalArgumentException("'" + reply + "' refuses nothing");
		}
		return reply;
	}

	/**
	 * What is to be done.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * What the client hears.
	 * @return the reply, {@code null} for the usual one
	 */
	public @Nullable SmtpReply reply() {
		return this.reply;
	}

	/** What is to be done. */
	public enum Kind {

		/** Others decide. */
		PASS,
		/** The step is accepted. */
		ACCEPT,
		/** The step is refused. */
		REFUSE,
		/** The step is refused and the session closes. */
		CLOSE

	}

}
