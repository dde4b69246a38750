package io.spserver.tls;

import java.util.List;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

import io.spserver.ClientTls;
import org.jspecify.annotations.Nullable;

/**
 * Makes the TLS engines of connections that the application opens.
 */
public final class ClientEngines {

	private static final String[] DEFAULT_PROTOCOLS = { "TLSv1.3", "TLSv1.2" };

	private ClientEngines() {
	}

	/**
	 * Creates the engine of a connection.
	 * @param tls how TLS is spoken
	 * @param host the host that is connected to, {@code null} if there is none
	 * @param port the port, -1 if there is none
	 * @return the engine
	 * @throws IllegalArgumentException if the name of the server is to be verified and
	 * there is none, or a protocol or cipher is unknown
	 */
	public static SSLEngine create(ClientTls tls, @Nullable String host, int port) {
		String name = (tls.serverName() != null) ? tls.serverName() : host;
		if (name == null && tls.verifiesName()) {
			throw new IllegalArgumentException(
					"The name of a server without a host can only be verified if it is said");
		}
		SSLEngine engine = (name != null) ? tls.context().createSSLEngine(name, port) : tls.context().createSSLEngine();
		engine.setUseClientMode(true);
		SSLParameters parameters = engine.getSSLParameters();
		parameters
			.setProtocols((tls.protocols().isEmpty()) ? DEFAULT_PROTOCOLS : tls.protocols().toArray(String[]::new));
		if (!tls.ciphers().isEmpty()) {
			parameters.setCipherSuites(tls.ciphers().toArray(String[]::new));
		}
		if (tls.verifiesName()) {
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
		}
		if (tls.serverName() != null && !isAddress(tls.serverName())) {
			parameters.setServerNames(List.of(new SNIHostName(tls.serverName())));
		}
		engine.setSSLParameters(parameters);
		return engine;
	}

	/** Literal addresses are not sent by SNI (RFC 6066, section 3). */
	private static boolean isAddress(String name) {
		return name.indexOf(':') >= 0 || name.chars().allMatch((c) -> c == '.' || Character.isDigit(c));
	}

}
