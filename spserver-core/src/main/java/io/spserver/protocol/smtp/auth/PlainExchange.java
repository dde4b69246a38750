package io.spserver.protocol.smtp.auth;

import java.nio.charset.StandardCharsets;
import java.security.Principal;

import javax.security.sasl.SaslException;

import io.spserver.Session;
import org.jspecify.annotations.Nullable;

/**
 * PLAIN (RFC 4616): whom to act for, name and password, with NUL between them.
 */
final class PlainExchange implements SaslExchange {

	private final SmtpAuthenticator authenticator;

	private final Session session;

	PlainExchange(SmtpAuthenticator authenticator, Session session) {
		this.authenticator = authenticator;
		this.session = session;
	}

	@Override
	public Result respond(byte[] response) throws Exception {
		String[] parts = new String(response, StandardCharsets.UTF_8).split("\0", -1);
		if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
			throw new SaslException("PLAIN needs a name and a password");
		}
		boolean forItself = parts[0].isEmpty() || parts[0].equals(parts[1]);
		return forItself ? result(this.authenticator.password(parts[1], parts[2], this.session)) : new Failure();
	}

	static Result result(@Nullable Principal principal) {
		return (principal != null) ? new Success(principal) : new Failure();
	}

}
