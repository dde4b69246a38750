package io.spserver.tls;

import java.util.List;
import java.util.Map;

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
 * @param ciphers the cipher suites to use; empty: those of the two versions that have
 * forward secrecy and authenticated encryption
 * @param mode when TLS begins
 * @param engine what computes it
 * @param serverNames options for clients that ask for another name by SNI (RFC 6066,
 * section 3): by name, or by pattern such as {@code *.example.org}; their mode and names
 * do not matter
 */
public record TlsOptions(KeyManagerFactory keyManagers, @Nullable TrustManagerFactory trustManagers,
		ClientAuth clientAuth, List<String> protocols, List<String> ciphers, Mode mode, TlsEngine engine,
		Map<String, TlsOptions> serverNames) {

	/**
	 * Creates options of a server that speaks TLS from the first byte, by the JDK's
	 * engine, under one name.
	 * @param keyManagers the server's key and certificate
	 * @param trustManagers which clients' certificates are trusted, {@code null} for the
	 * platform's choice
	 * @param clientAuth whether clients must show a certificate
	 * @param protocols the versions to speak; empty: TLS 1.3 and 1.2
	 * @param ciphers the cipher suites to use; empty: a safe choice
	 */
	public TlsOptions(KeyManagerFactory keyManagers, @Nullable TrustManagerFactory trustManagers, ClientAuth clientAuth,
			List<String> protocols, List<String> ciphers) {
		this(keyManagers, trustManagers, clientAuth, protocols, ciphers, Mode.IMPLICIT, TlsEngine.JDK, Map.of());
	}

	/**
	 * The same with another mode.
	 * @param other when TLS begins
	 * @return the options
	 */
	public TlsOptions mode(Mode other) {
		return new TlsOptions(this.keyManagers, this.trustManagers, this.clientAuth, this.protocols, this.ciphers,
				other, this.engine, this.serverNames);
	}

	/**
	 * The same with another engine.
	 * @param other what computes TLS
	 * @return the options
	 */
	public TlsOptions engine(TlsEngine other) {
		return new TlsOptions(this.keyManagers, this.trustManagers, this.clientAuth, this.protocols, this.ciphers,
				this.mode, other, this.serverNames);
	}

	/**
	 * The same with other names.
	 * @param others options by name or pattern
	 * @return the options
	 */
	public TlsOptions serverNames(Map<String, TlsOptions> others) {
		return new TlsOptions(this.keyManagers, this.trustManagers, this.clientAuth, this.protocols, this.ciphers,
				this.mode, this.engine, Map.copyOf(others));
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
