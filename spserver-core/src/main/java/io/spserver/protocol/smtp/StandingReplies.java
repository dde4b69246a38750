package io.spserver.protocol.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.spserver.protocol.smtp.auth.SmtpAuthenticator;
import org.jspecify.annotations.Nullable;

/**
 * What a server says alike in all of its sessions, made once. Immutable.
 */
final class StandingReplies {

	private static final int TLS = 1;

	private static final int AUTH = 2;

	private static final int XCLIENT = 4;

	private final Answer greeting;

	private final Answer hello;

	/** For each set of the extensions that not every client is offered. */
	private final List<Answer> extended;

	StandingReplies(SmtpOptions options, boolean lmtp, @Nullable SmtpAuthenticator authenticator) {
		String protocol = (lmtp) ? " LMTP " : " ESMTP ";
		this.greeting = Answer.of(220, null, options.hostname() + protocol + options.greeting());
		this.hello = Answer.of(250, null, options.hostname());
		List<Answer> answers = new ArrayList<>();
		for (int offered = 0; offered < 2 * XCLIENT; offered++) {
			answers.add(new Answer(new SmtpReply(250, null, extensions(options, authenticator, offered)), false));
		}
		this.extended = List.copyOf(answers);
	}

	private static List<String> extensions(SmtpOptions options, @Nullable SmtpAuthenticator authenticator,
			int offered) {
		SmtpLimits limits = options.limits();
		List<String> lines = new ArrayList<>(
				List.of(options.hostname(), "PIPELINING", "SIZE " + limits.maxMessageSize(), "8BITMIME", "SMTPUTF8",
						"CHUNKING", "BINARYMIME", "DSN", "ENHANCEDSTATUSCODES"));
		String mails = (limits.maxMessages() > 0) ? " MAILMAX=" + limits.maxMessages() : "";
		lines.add("LIMITS" + mails + " RCPTMAX=" + limits.maxRecipients());
		if ((offered & TLS) != 0) {
			lines.add("STARTTLS");
		}
		if ((offered & AUTH) != 0 && authenticator != null) {
			lines.add(authenticator.mechanisms()
				.stream()
				.sorted()
				.map((mechanism) -> " " + mechanism.protocolName())
				.collect(Collectors.joining("", "AUTH", "")));
		}
		if ((offered & XCLIENT) != 0) {
			lines.add(XclientCommand.KEYWORD);
		}
		lines.add("HELP");
		return lines;
	}

	/** The greeting. */
	Answer greeting() {
		return this.greeting;
	}

	/** The answer to HELO. */
	Answer hello() {
		return this.hello;
	}

	/**
	 * The answer to EHLO or LHLO.
	 * @param tls whether TLS may begin
	 * @param auth whether the client may authenticate
	 * @param xclient whether the peer may tell for whom it speaks
	 */
	Answer extended(boolean tls, boolean auth, boolean xclient) {
		return this.extended.get(((tls) ? TLS : 0) + ((auth) ? AUTH : 0) + ((xclient) ? XCLIENT : 0));
	}

}
