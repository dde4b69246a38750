package io.spserver.protocol.smtp.auth;

import java.nio.charset.StandardCharsets;

import io.spserver.Session;
import org.jspecify.annotations.Nullable;

/**
 * LOGIN: the name, then the password. No standard defines it, and clients that know
 * nothing else expect these words.
 */
final class LoginExchange implements SaslExchange {

	private final SmtpAuthenticator authenticator;

	private final Session session;

	private @Nullable String user;

	LoginExchange(SmtpAuthenticator authenticator, Session session) {
		this.authenticator = authenticator;
		this.session = session;
	}

	@Override
	public byte[] firstChallenge() {
		return "Username:".getBytes(StandardCharsets.US_ASCII);
	}

	@Override
	public Result respond(byte[] response) throws Exception {
		String text = new String(response, StandardCharsets.UTF_8);
		String name = this.user;
		if (name == null) {
			this.user = text;
			return new Challenge("Password:".getBytes(StandardCharsets.US_ASCII));
		}
		return PlainExchange.result(this.authenticator.password(name, text, this.session));
	}

}
