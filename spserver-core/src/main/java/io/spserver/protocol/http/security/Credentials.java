package io.spserver.protocol.http.security;

import java.security.cert.X509Certificate;

import org.jspecify.annotations.Nullable;

/**
 * What a client says to prove who it is. Its text never shows a secret.
 */
public sealed interface Credentials {

	/**
	 * Whom the client says to be.
	 * @return the name, {@code null} if it is not said
	 */
	default @Nullable String name() {
		return null;
	}

	/**
	 * A name and a password (RFC 7617), without control characters.
	 *
	 * @param name the name
	 * @param password the password
	 */
	record Password(String name, String password) implements Credentials {

		@Override
		public String toString() {
			return "password of " + this.name;
		}

	}

	/**
	 * A bearer token (RFC 6750).
	 *
	 * @param token the token
	 */
	record Token(String token) implements Credentials {

		@Override
		public String toString() {
			return "bearer token";
		}

	}

	/**
	 * The certificate that the client has shown in the TLS handshake, where it was found
	 * to be trusted.
	 *
	 * @param certificate the certificate
	 */
	record Certificate(X509Certificate certificate) implements Credentials {

		@Override
		public String name() {
			return this.certificate.getSubjectX500Principal().getName();
		}

		@Override
		public String toString() {
			return "certificate of " + name();
		}

	}

}
