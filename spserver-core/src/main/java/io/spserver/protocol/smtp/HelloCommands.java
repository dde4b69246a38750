package io.spserver.protocol.smtp;

/**
 * How sessions begin: the greeting, HELO, EHLO and LHLO with what the server can do, and
 * STARTTLS. Belongs to the session's turn.
 */
final class HelloCommands {

	private final ConversationContext context;

	HelloCommands(ConversationContext context) {
		this.context = context;
	}

	/** The greeting, or why there is none. */
	Answer greet() {
		ClientState state = this.context.state();
		if (this.context.options().resolveNames() && state.clientAddress != null && state.clientName == null) {
			state.clientName = ClientNames.lookUp(state.clientAddress);
		}
		SmtpDecision decision = this.context.handlers().ask(SmtpHandler::connect);
		return Answer.of(decision, this.context.server().replies().greeting());
	}

	/** HELO, EHLO or LHLO. */
	Answer hello(Verb verb, String name) {
		ClientState state = this.context.state();
		if ((verb == Verb.LHLO) != state.isLmtp()) {
			return Answer.of(500, "5.5.1", state.isLmtp() ? "This is LMTP: say LHLO" : "This is not LMTP: say EHLO");
		}
		if (!isName(name)) {
			return Answer.badArgument("Say a domain name or an address literal");
		}
		this.context.abandonMail();
		Answer refusal = Answer
			.ofRefusal(this.context.handlers().ask((handler, session) -> handler.helo(session, name)));
		if (refusal != null) {
			return refusal;
		}
		state.heloName = name;
		state.extended = verb != Verb.HELO;
		return state.extended ? extensions() : this.context.server().replies().hello();
	}

	/**
	 * Names that are not right are usual (RFC 5321, section 4.1.4); this much is safe.
	 */
	private static boolean isName(String name) {
		boolean safe = name.chars()
			.allMatch((c) -> Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == ':' || c == '['
					|| c == ']');
		return safe && Characters.areAscii(name) && !name.isEmpty() && name.length() <= 255;
	}

	private Answer extensions() {
		SmtpServerParts server = this.context.server();
		return server.replies()
			.extended(this.context.state().session().canStartTls(),
					server.authenticator() != null && AuthCommand.isAllowed(this.context),
					XclientCommand.isTrusted(this.context));
	}

	/** STARTTLS (RFC 3207): TLS begins after a positive answer. */
	Answer startTls(String argument, boolean followed) {
		ClientState state = this.context.state();
		if (!state.session().canStartTls()) {
			return state.isEncrypted() ? Answer.badSequence("TLS is in use already")
					: Answer.of(502, "5.5.1", "There is no TLS here");
		}
		if (!argument.isEmpty()) {
			return Answer.badArgument("STARTTLS has no argument");
		}
		if (followed) {
			return Answer.last(554, "5.5.0", "Nothing may be sent with STARTTLS");
		}
		this.context.abandonMail();
		state.forget();
		return Answer.of(220, "2.0.0", "Go on with TLS");
	}

}
