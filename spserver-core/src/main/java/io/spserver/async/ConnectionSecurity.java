package io.spserver.async;

import java.util.concurrent.Executor;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.spserver.tls.TlsContexts;
import io.spserver.tls.TlsOptions;

/**
 * Puts TLS between a connection and its session. Handshakes compute for milliseconds:
 * that part runs outside the event loops.
 */
public final class ConnectionSecurity {

	private final SslContext context;

	private final Executor handshakes;

	/**
	 * Creates the security of a server.
	 * @param options how the server speaks TLS
	 * @param handshakes runs what would block an event loop
	 */
	public ConnectionSecurity(TlsOptions options, Executor handshakes) {
		this.context = TlsContexts.server(options);
		this.handshakes = handshakes;
	}

	void secure(Channel channel) {
		channel.pipeline().addLast(this.context.newHandler(channel.alloc(), this.handshakes));
		channel.pipeline().addLast(new ChunkedWriteHandler());
	}

}
