package io.spserver.protocol.http.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Digests of secrets. Every JDK has these algorithms.
 */
final class Digests {

	private static final String HMAC = "HmacSHA256";

	/**
	 * A key that is known to this process only, so that nobody can compute what is kept.
	 */
	private static final SecretKeySpec KEY = randomKey();

	private Digests() {
	}

	private static SecretKeySpec randomKey() {
		byte[] key = new byte[32];
		new SecureRandom().nextBytes(key);
		return new SecretKeySpec(key, HMAC);
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What stands for credentials where they are remembered.
	 * @param credentials the credentials
	 * @return a text that differs for others, and from one start to the next
	 */
	static String keyOf(Credentials credentials) {
		if (credentials instanceof Credentials.Password password) {
			return hmac("P" + password.name() + '\0' + password.password());
		}
		if (credentials instanceof Credentials.Token token) {
			return hmac("T" + token.token());
		}
		return hmac("C" + credentials.name());
	}

	private static String hmac(String text) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(KEY);
			return new String(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
