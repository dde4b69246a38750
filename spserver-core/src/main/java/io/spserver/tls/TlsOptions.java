package io.spserver.tls;

import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

/**
 * How a server speaks TLS.
 *
 * @param keyManagers the server's key and certificate
 * @param trustManagers which clients' certificates are trusted, {@code null} for the
 * platform's choice
 * @param clientAuth whether clients must show a certificate
 * @param protocols the versions to speak; empty: TLS 1.3 and 1.2
 * @param ciphers the cipher suites to use; empty: the engine's choice
 * @param mode when TLS begins
 */
public record TlsOptions(KeyManagerFactory keyManagers, @Nullable TrustManagerFactory trustManagers,
		ClientAuth clientAuth, List<String> protocols, List<String> ciphers, Mode mode) {

	/**
	 * Creates options of a server that speaks TLS from the first byte.
	 * @param keyManagers the server's key and certificate
	 * @param trustManagers which clients' certificates are trusted, {@code null} for the
	 * platform's choice
	 * @param clientAuth whether clients must show a certificate
	 * @param protocols the versions to speak; empty: TLS 1.3 and 1.2
	 * @param ciphers the cipher suites to use; empty: the engine's choice
	 */
	public TlsOptions(KeyManagerFactory keyManagers, @Nullable TrustManagerFactory trustManagers, ClientAuth clientAuth,
			List<String> protocols, List<String> ciphers) {
		this(keyManagers, trustManagers, clientAuth, protocols, ciphers, Mode.IMPLICIT);
	}

	/**
	 * The same with another mode.
	 * @param other when TLS begins
	 * @return the options
	 */
	public TlsOptions mode(Mode other) {
		return new TlsOptions(this.keyManagers, this.trustManagers, this.clientAuth, this.protocols, this.ciphers,
				other);
	}

	/** When TLS begins. */
	public enum Mode {

		/** With the connection. */
		IMPLICIT,
		/** When the session's handler asks for it; the session begins in plain. */
		STARTTLS

	}

	/** Whether clients must show a certificate. */
	public enum ClientAuth {

		/** It is not asked for. */
		NONE,
		/** It is asked for. */
		WANT,
		/** Without it there is no connection. */
		NEED

	}

}
