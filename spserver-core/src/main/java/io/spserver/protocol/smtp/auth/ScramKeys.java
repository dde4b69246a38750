package io.spserver.protocol.smtp.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.SecureRandom;

import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes what SCRAM-SHA-256 works with (RFC 5802, section 3).
 */
public final class ScramKeys {

	private static final String HMAC = "HmacSHA256";

	private static final int KEY_BITS = 256;

	private static final int SALT_LENGTH = 16;

	private ScramKeys() {
	}

	/**
	 * Makes the credentials of a password with a new salt. Takes milliseconds.
	 * @param principal who has the password
	 * @param password the password, in ASCII or in a normal form (RFC 8265)
	 * @param iterations how often it is hashed, at least 4,096
	 * @return the credentials, to be kept instead of the password
	 */
	public static ScramCredentials of(Principal principal, String password, int iterations) {
		byte[] salt = new byte[SALT_LENGTH];
		new SecureRandom().nextBytes(salt);
		try {
			byte[] salted = salted(password, salt, iterations);
			byte[] storedKey = hash(hmac(salted, "Client Key"));
			return new ScramCredentials(principal, salt, iterations, storedKey, hmac(salted, "Server Key"));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK has no SHA-256", ex);
		}
	}

	static byte[] salted(String password, byte[] salt, int iterations) throws GeneralSecurityException {
		return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
			.generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS))
			.getEncoded();
	}

	static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
		Mac mac = Mac.getInstance(HMAC);
		mac.init(new SecretKeySpec(key, HMAC));
		return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
	}

	static byte[] hash(byte[] bytes) throws GeneralSecurityException {
		return MessageDigest.getInstance("SHA-256").digest(bytes);
	}

	static byte[] xor(byte[] one, byte[] other) {
		byte[] result = new byte[other.length];
		for (int i = 0; i < result.length; i++) {
			result[i] = (byte) ((i < one.length ? one[i] : 0) ^ other[i]);
		}
		return result;
	}

}
