package io.spserver.protocol.smtp.auth;

import java.nio.charset.StandardCharsets;
import java.security.Principal;

import javax.security.sasl.SaslException;

import io.spserver.Session;
import org.jspecify.annotations.Nullable;

/**
 * XOAUTH2: {@code user=}, {@code auth=Bearer} and the token, each ended by a control-A. A
 * client whose token is no good is told so in JSON and says something empty before it
 * hears that it has failed.
 */
final class TokenExchange implements SaslExchange {

	private static final String USER = "user=";

	private static final String BEARER = "auth=bearer ";

	private static final String REFUSED = "{\"status\":\"401\",\"schemes\":\"bearer\"}";

	private final SmtpAuthenticator authenticator;

	private final Session session;

	private boolean refused;

	TokenExchange(SmtpAuthenticator authenticator, Session session) {
		this.authenticator = authenticator;
		this.session = session;
	}

	@Override
	public Result respond(byte[] response) throws Exception {
		if (this.refused) {
			return new Failure();
		}
		String user = null;
		String token = null;
		for (String field : new String(response, StandardCharsets.UTF_8).split("\1", -1)) {
			user = (user == null) ? after(USER, field) : user;
			token = (token == null) ? after(BEARER, field) : token;
		}
		if (user == null || token == null) {
			throw new SaslException("XOAUTH2 needs a user and a token");
		}
		Principal principal = this.authenticator.token(user, token, this.session);
		if (principal != null) {
			return new Success(principal);
		}
		this.refused = true;
		return new Challenge(REFUSED.getBytes(StandardCharsets.US_ASCII));
	}

	private static @Nullable String after(String key, String field) {
		boolean fits = field.regionMatches(true, 0, key, 0, key.length()) && field.length() > key.length();
		return fits ? field.substring(key.length()).strip() : null;
	}

}
