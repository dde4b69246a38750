package io.spserver.protocol.smtp.auth;

import java.security.Principal;

/**
 * What a server knows of a password to check SCRAM-SHA-256 by it (RFC 5802, section 3).
 * Neither the password nor anything to log in elsewhere can be had from it.
 *
 * @param principal who the client is if the proof holds
 * @param salt the salt
 * @param iterations how often the password was hashed, at least 4,096
 * @param storedKey the stored key, 32 bytes
 * @param serverKey the server key, 32 bytes
 */
public record ScramCredentials(Principal principal, byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {

	private static final int MIN_ITERATIONS = 4096;

	/**
	 * Creates credentials.
	 * @param principal who the client is if the proof holds
	 * @param salt the salt
	 * @param iterations how often the password was hashed
	 * @param storedKey the stored key
	 * @param serverKey the server key
	 */
	public ScramCredentials {
		if (iterations < MIN_ITERATIONS) {
			throw new IllegalArgumentException(iterations + " iterations are less than " + MIN_ITERATIONS);
		}
	}

}
