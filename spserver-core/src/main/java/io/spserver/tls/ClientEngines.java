package io.spserver.tls;

import java.util.List;
import java.util.concurrent.Executor;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.spserver.ClientTls;
import org.jspecify.annotations.Nullable;

/**
 * Makes what encrypts connections that the application opens.
 */
public final class ClientEngines {

	private static final String[] DEFAULT_PROTOCOLS = { "TLSv1.3", "TLSv1.2" };

	private ClientEngines() {
	}

	/**
	 * Creates what encrypts a connection. Its handshake has no limit of time.
	 * @param tls how TLS is spoken
	 * @param host the host that is connected to, {@code null} if there is none
	 * @param port the port, -1 if there is none
	 * @param allocator where its buffers come from
	 * @param handshakes runs what would hold up an event loop
	 * @return the handler, to stand first in the connection's pipeline
	 * @throws IllegalArgumentException if the name of the server is to be verified and
	 * there is none, or a protocol or cipher is unknown
	 */
	public static SslHandler newHandler(ClientTls tls, @Nullable String host, int port, ByteBufAllocator allocator,
			Executor handshakes) {
		String name = (tls.serverName() != null) ? tls.serverName() : host;
		if (name == null && tls.verifiesName()) {
			throw new IllegalArgumentException(
					"The name of a server without a host can only be verified if it is said");
		}
		SslHandler handler = (tls.context() instanceof EngineContext context)
				? context.newHandler(allocator, name, port, handshakes)
				: new SslHandler(engine(tls, name, port), handshakes);
		configure(handler.engine(), tls);
		handler.setHandshakeTimeoutMillis(0);
		return handler;
	}

	private static SSLEngine engine(ClientTls tls, @Nullable String name, int port) {
		SSLEngine engine = (name != null) ? tls.context().createSSLEngine(name, port) : tls.context().createSSLEngine();
		engine.setUseClientMode(true);
		return engine;
	}

	private static void configure(SSLEngine engine, ClientTls tls) {
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
	}

	/** Literal addresses are not sent by SNI (RFC 6066, section 3). */
	private static boolean isAddress(String name) {
		return name.indexOf(':') >= 0 || name.chars().allMatch((c) -> c == '.' || Character.isDigit(c));
	}

}
