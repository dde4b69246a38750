package io.spserver.boot.autoconfigure;

import io.spserver.AddressRange;
import io.spserver.protocol.smtp.SmtpLimits;
import io.spserver.protocol.smtp.SmtpOptions;

import org.springframework.util.unit.DataSize;

/**
 * Maps a server's properties of the protocols 'smtp' and 'lmtp' to its options.
 *
 * @param check names the server's properties
 */
record SmtpOptionsMapper(PropertyCheck check) {

	/** What a command may have at least (RFC 5321, section 4.5.3.1.4). */
	private static final int SHORTEST_LINE = 510;

	static SmtpOptions map(String server, SmtpProperties properties, SslProperties ssl) {
		return new SmtpOptionsMapper(PropertyCheck.ofServer(server)).map(properties, ssl);
	}

	private SmtpOptions map(SmtpProperties properties, SslProperties ssl) {
		boolean tls = ssl.isWanted();
		if (properties.requireTls() && !tls) {
			throw this.check.invalid("smtp.require-tls", true, "The server has no TLS, so that nobody could send mail.",
					"Set the property '" + this.check.name("ssl.bundle") + "' to an SSL bundle, or '"
							+ this.check.name("smtp.require-tls") + "' to 'false'.");
		}
		if (properties.requireAuth() && !tls && !properties.authWithoutTls()) {
			throw this.check.invalid("smtp.require-auth", true,
					"The server has no TLS, and without it nobody may authenticate.",
					"Set the property '" + this.check.name("ssl.bundle") + "' to an SSL bundle, or '"
							+ this.check.name("smtp.auth-without-tls")
							+ "' to 'true' if nobody can listen to the connections.");
		}
		SmtpOptions.Builder builder = SmtpOptions.builder()
			.limits(limits(properties))
			.greeting(properties.greeting())
			.greetingDelay(this.check.notNegative("smtp.greeting-delay", properties.greetingDelay()))
			.bareLineEnds(properties.bareLineEnds())
			.authWithoutTls(properties.authWithoutTls())
			.requireAuth(properties.requireAuth())
			.requireTls(properties.requireTls())
			.receivedHeader(properties.receivedHeader())
			.resolveNames(properties.resolveNames())
			.trustedPeers(properties.trustedPeers().stream().map(this::range).toList());
		hostname(properties.hostname(), builder);
		return builder.build();
	}

	private void hostname(String hostname, SmtpOptions.Builder builder) {
		try {
			builder.hostname(hostname);
		}
		catch (IllegalArgumentException ex) {
			throw this.check.invalid("smtp.hostname", hostname, "It is neither a domain name nor an address literal.",
					"Set it to a name such as 'mail.example.org', or to an address such as '[192.0.2.1]'.");
		}
	}

	private AddressRange range(String text) {
		try {
			return AddressRange.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw this.check.invalid("smtp.trusted-peers", text, "It is neither an address nor a network.",
					"Set it to a list of addresses and networks such as '192.0.2.1, 10.0.0.0/8, fd00::/8'.");
		}
	}

	private SmtpLimits limits(SmtpProperties properties) {
		return SmtpLimits.builder()
			.maxMessageSize(maxMessageSize(properties.maxMessageSize()))
			.maxMessageInMemory(maxMessageInMemory(properties.maxMessageInMemory()))
			.maxRecipients(this.check.atLeast(1, "smtp.max-recipients", properties.maxRecipients()))
			.maxMessages(this.check.atLeast(0, "smtp.max-messages", properties.maxMessages()))
			.maxErrors(this.check.atLeast(0, "smtp.max-errors", properties.maxErrors()))
			.maxIdleCommands(this.check.atLeast(0, "smtp.max-idle-commands", properties.maxIdleCommands()))
			.maxAuthFailures(this.check.atLeast(1, "smtp.max-auth-failures", properties.maxAuthFailures()))
			.maxLineLength(maxLineLength(properties.maxLineLength()))
			.maxSessionTime(this.check.notNegative("smtp.max-session-time", properties.maxSessionTime()))
			.build();
	}

	private long maxMessageSize(DataSize size) {
		if (size.toBytes() < 1) {
			throw this.check.invalid("smtp.max-message-size", size, "It must be at least 1B.",
					"Set it to a size such as '25MB'.");
		}
		return size.toBytes();
	}

	private int maxMessageInMemory(DataSize size) {
		return (size.toBytes() != 0) ? this.check.bytes("smtp.max-message-in-memory", size) : 0;
	}

	private int maxLineLength(DataSize size) {
		int bytes = this.check.bytes("smtp.max-line-length", size);
		if (bytes < SHORTEST_LINE) {
			throw this.check.invalid("smtp.max-line-length", size, "It must be at least " + SHORTEST_LINE + "B.",
					"Set it to a size such as '2KB'.");
		}
		return bytes;
	}

}
