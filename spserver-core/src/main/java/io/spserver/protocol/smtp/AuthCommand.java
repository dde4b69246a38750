package io.spserver.protocol.smtp;

import java.security.Principal;
import java.util.Base64;

import javax.security.sasl.SaslException;

import io.spserver.protocol.smtp.auth.SaslExchange;
import io.spserver.protocol.smtp.auth.SmtpAuthenticator;
import io.spserver.protocol.smtp.auth.SmtpMechanism;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AUTH (RFC 4954), and the lines that belong to it. Belongs to the session's turn.
 */
final class AuthCommand {

	private static final Logger logger = LoggerFactory.getLogger(AuthCommand.class);

	private static final Answer NOT_BASE64 = Answer.of(501, "5.5.2", "That is not base64");

	private final ConversationContext context;

	private int failures;

	private @Nullable SaslExchange exchange;

	AuthCommand(ConversationContext context) {
		this.context = context;
	}

	/** Whether AUTH may be used now. */
	static boolean isAllowed(ConversationContext context) {
		return context.state().isEncrypted() || context.options().authWithoutTls();
	}

	/** Whether the next line belongs to AUTH, whatever it looks like. */
	boolean isInExchange() {
		return this.exchange != null;
	}

	/** The command. */
	Answer begin(String argument) {
		ClientState state = this.context.state();
		SmtpAuthenticator authenticator = this.context.server().authenticator();
		if (authenticator == null) {
			return Answer.of(502, "5.5.1", "Nobody authenticates here");
		}
		if (!state.extended || state.principal != null || state.mail != null) {
			return Answer.badSequence("AUTH comes once, after EHLO and before MAIL");
		}
		if (!isAllowed(this.context)) {
			return Answer.of(538, "5.7.11", "AUTH needs TLS: say STARTTLS first");
		}
		String[] words = argument.split(" +", 2);
		SmtpMechanism mechanism = mechanism(words[0], authenticator);
		if (mechanism == null) {
			return Answer.of(504, "5.5.4", "This mechanism is not known");
		}
		SaslExchange begun = SaslExchange.begin(mechanism, authenticator, state.session());
		this.exchange = begun;
		if (words.length == 1) {
			return challenge(begun.firstChallenge());
		}
		return words[1].equals("=") ? respond(begun, new byte[0]) : goOn(words[1].strip());
	}

	private static @Nullable SmtpMechanism mechanism(String name, SmtpAuthenticator authenticator) {
		return authenticator.mechanisms()
			.stream()
			.filter((mechanism) -> mechanism.protocolName().equalsIgnoreCase(name))
			.findFirst()
			.orElse(null);
	}

	/** A line that belongs to AUTH. */
	Answer goOn(String line) {
		SaslExchange present = this.exchange;
		if (present == null || line.equals("*")) {
			this.exchange = null;
			return Answer.of(501, "5.7.0", "AUTH is given up");
		}
		try {
			return respond(present, Base64.getDecoder().decode(line));
		}
		catch (IllegalArgumentException ex) {
			this.exchange = null;
			return failed(NOT_BASE64);
		}
	}

	/** AUTH is over, since something came that does not belong to it. */
	void cancel() {
		this.exchange = null;
	}

	private Answer respond(SaslExchange present, byte[] response) {
		SaslExchange.Result result;
		try {
			result = present.respond(response);
		}
		catch (SaslException ex) {
			this.exchange = null;
			return failed(Answer.of(501, "5.5.2", "That is malformed"));
		}
		catch (Exception ex) {
			this.exchange = null;
			logger.error("Authenticator failed in session {}", this.context.state().session().id(), ex);
			return Answer.of(454, "4.7.0", "That cannot be checked now");
		}
		if (result instanceof SaslExchange.Challenge challenge) {
			return challenge(challenge.bytes());
		}
		this.exchange = null;
		return (result instanceof SaslExchange.Success success) ? accept(success.principal())
				: failed(Answer.of(535, "5.7.8", "Name and password do not fit"));
	}

	private static Answer challenge(byte[] bytes) {
		return Answer.of(334, null, Base64.getEncoder().encodeToString(bytes));
	}

	private Answer accept(Principal principal) {
		SmtpDecision decision = this.context.handlers().ask((handler, session) -> handler.auth(session, principal));
		if (Answer.ofRefusal(decision) == null) {
			this.context.state().principal = principal;
		}
		return Answer.of(decision, Answer.of(235, "2.7.0", "Authenticated"));
	}

	private Answer failed(Answer answer) {
		this.failures++;
		return (this.failures < this.context.server().limits().maxAuthFailures()) ? answer
				: Answer.last(421, "4.7.0", "Too many tries to authenticate");
	}

}
