package io.spserver.async;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.spserver.ServerOptions;
import io.spserver.connection.ConnectionProtocol;
import io.spserver.tls.TlsContexts;
import io.spserver.tls.TlsOptions;

/**
 * Puts TLS between a connection and its session. Handshakes compute for milliseconds:
 * that part runs outside the event loops.
 */
public final class ConnectionSecurity {

	private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

	private final SslContext context;

	private final Duration handshakeTimeout;

	private final Executor handshakes;

	/**
	 * Creates the security of a server.
	 * @param tls how the server speaks TLS
	 * @param server what the server is made of; a handshake may not take longer than its
	 * timeout, nor longer than ten seconds
	 * @param handshakes runs what would block an event loop
	 */
	public ConnectionSecurity(TlsOptions tls, ServerOptions server, Executor handshakes) {
		Duration timeout = server.timeout();
		boolean shorter = !timeout.isZero() && timeout.compareTo(HANDSHAKE_TIMEOUT) < 0;
		this.handshakeTimeout = shorter ? timeout : HANDSHAKE_TIMEOUT;
		this.context = TlsContexts.server(tls, (server.protocol() instanceof ConnectionProtocol protocol)
				? protocol.applicationProtocols(server) : List.of());
		this.handshakes = handshakes;
	}

	void secure(Channel channel) {
		SslHandler handler = this.context.newHandler(channel.alloc(), this.handshakes);
		handler.setHandshakeTimeout(this.handshakeTimeout.toNanos(), TimeUnit.NANOSECONDS);
		channel.pipeline().addLast(handler);
		channel.pipeline().addLast(new ChunkedWriteHandler());
	}

}
