package io.spserver;

import java.util.List;
import java.util.Objects;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * How TLS is spoken on a connection that the application opens. Immutable.
 *
 * @param context has the application's own key, if it has one, and says which
 * certificates are trusted; that of another engine than the JDK's is made by
 * {@code io.spserver.tls.TlsEngine}
 * @param serverName the name that the server's certificate must be for, which is also
 * sent to the server (SNI, RFC 6066, section 3); {@code null}: the host that is connected
 * to
 * @param verifiesName whether the certificate's name is verified (RFC 9525); only tests
 * can do without
 * @param protocols the versions to speak; empty: TLS 1.3 and 1.2
 * @param ciphers the cipher suites to use; empty: the context's choice
 */
public record ClientTls(SSLContext context, @Nullable String serverName, boolean verifiesName, List<String> protocols,
		List<String> ciphers) {

	/**
	 * Creates a description.
	 * @param context has keys and trust
	 * @param serverName the server's name
	 * @param verifiesName whether that is verified
	 * @param protocols the versions to speak
	 * @param ciphers the cipher suites to use
	 */
	public ClientTls {
		Objects.requireNonNull(context, "context");
		protocols = List.copyOf(protocols);
		ciphers = List.copyOf(ciphers);
	}

	/**
	 * TLS 1.3 or 1.2 with a server whose certificate is trusted and is for the host that
	 * is connected to.
	 * @param context has the application's own key, if it has one, and says which
	 * certificates are trusted
	 * @return the description
	 */
	public static ClientTls of(SSLContext context) {
		return new ClientTls(context, null, true, List.of(), List.of());
	}

}
