package io.spserver.protocol.smtp.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import javax.security.sasl.SaslException;

import io.spserver.Session;
import org.jspecify.annotations.Nullable;

/**
 * SCRAM-SHA-256 without channel binding (RFC 5802, RFC 7677). For a name that there is
 * not, it goes on as for one with another password, so that nobody finds out names by it.
 */
final class ScramExchange implements SaslExchange {

	private static final SecureRandom RANDOM = new SecureRandom();

	/** Makes the salts of names that there are not. */
	private static final byte[] SECRET = random(32);

	private static final int NONCE_LENGTH = 18;

	private static final int MADE_UP_ITERATIONS = 4096;

	private final SmtpAuthenticator authenticator;

	private final Session session;

	private @Nullable ScramCredentials credentials;

	private String gs2Header = "";

	private String firstMessages = "";

	private String nonce = "";

	private @Nullable Success success;

	ScramExchange(SmtpAuthenticator authenticator, Session session) {
		this.authenticator = authenticator;
		this.session = session;
	}

	@Override
	public Result respond(byte[] response) throws Exception {
		String message = new String(response, StandardCharsets.UTF_8);
		if (this.success != null) {
			return this.success;
		}
		return this.nonce.isEmpty() ? first(message) : last(message);
	}

	private Result first(String message) throws Exception {
		String[] parts = message.split(",", -1);
		if (parts.length < 4 || !(parts[0].equals("n") || parts[0].equals("y"))) {
			throw new SaslException("SCRAM-SHA-256 needs a first message without channel binding");
		}
		String user = name(value("n=", parts[2]));
		if (!parts[1].isEmpty() && !name(value("a=", parts[1])).equals(user)) {
			return new Failure();
		}
		this.gs2Header = parts[0] + "," + parts[1] + ",";
		this.nonce = value("r=", parts[3]) + Base64.getEncoder().encodeToString(random(NONCE_LENGTH));
		ScramCredentials found = this.authenticator.scram(user, this.session);
		this.credentials = found;
		byte[] salt = (found != null) ? found.salt() : ScramKeys.hmac(SECRET, user);
		int iterations = (found != null) ? found.iterations() : MADE_UP_ITERATIONS;
		String answer = "r=" + this.nonce + ",s=" + Base64.getEncoder().encodeToString(salt) + ",i=" + iterations;
		this.firstMessages = message.substring(this.gs2Header.length()) + "," + answer;
		return new Challenge(answer.getBytes(StandardCharsets.UTF_8));
	}

	private Result last(String message) throws SaslException, GeneralSecurityException {
		int proofAt = message.lastIndexOf(",p=");
		String[] parts = message.split(",", -1);
		if (proofAt < 0 || parts.length < 3) {
			throw new SaslException("SCRAM-SHA-256 needs a proof");
		}
		byte[] binding = decode(value("c=", parts[0]));
		boolean bound = this.gs2Header.equals(new String(binding, StandardCharsets.UTF_8));
		ScramCredentials known = this.credentials;
		if (known == null || !bound || !value("r=", parts[1]).equals(this.nonce)) {
			return new Failure();
		}
		String signed = this.firstMessages + "," + message.substring(0, proofAt);
		byte[] proof = decode(message.substring(proofAt + 3));
		byte[] clientKey = ScramKeys.xor(proof, ScramKeys.hmac(known.storedKey(), signed));
		if (!MessageDigest.isEqual(ScramKeys.hash(clientKey), known.storedKey())) {
			return new Failure();
		}
		this.success = new Success(known.principal());
		String signature = Base64.getEncoder().encodeToString(ScramKeys.hmac(known.serverKey(), signed));
		return new Challenge(("v=" + signature).getBytes(StandardCharsets.UTF_8));
	}

	private static String value(String key, String field) throws SaslException {
		if (!field.startsWith(key) || field.length() == key.length()) {
			throw new SaslException("SCRAM-SHA-256 misses " + key);
		}
		return field.substring(key.length());
	}

	private static String name(String escaped) {
		return escaped.replace("=2C", ",").replace("=3D", "=");
	}

	private static byte[] decode(String base64) throws SaslException {
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			throw new SaslException("That is not base64", ex);
		}
	}

	private static byte[] random(int length) {
		byte[] bytes = new byte[length];
		RANDOM.nextBytes(bytes);
		return bytes;
	}

}
