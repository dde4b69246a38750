package io.spserver.async;

import java.nio.channels.ClosedChannelException;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.spserver.ServerOptions;
import io.spserver.TlsOutcome;
import io.spserver.codec.MessageDecoder;
import io.spserver.connection.ConnectionProtocol;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.TaskExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the session as soon as the connection is ready: at once, or after the TLS
 * handshake. Belongs to the connection's event loop.
 */
final class ConnectionOpener extends ChannelInboundHandlerAdapter {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionOpener.class);

	private final ServerContext server;

	private final EventLoops loops;

	private final @Nullable ConnectionSecurity security;

	private boolean failed;

	ConnectionOpener(ServerContext server, EventLoops loops, @Nullable ConnectionSecurity security) {
		this.server = server;
		this.loops = loops;
		this.security = security;
	}

	@Override
	public void channelActive(ChannelHandlerContext ctx) {
		if (this.security == null || this.security.isOnDemand()) {
			open(ctx);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		if (event instanceof ChannelInputShutdownEvent) {
			ctx.close();
		}
		Throwable failure = HandshakeOutcome.failure(event);
		if (failure != null) {
			handshakeFailed(ctx.channel(), failure);
			ctx.close();
		}
		else if (event instanceof SslHandshakeCompletionEvent) {
			this.server.events().handshake(TlsOutcome.SUCCESS);
			ConnectionSecurity.settle(ctx.channel());
			open(ctx);
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		if (this.security != null && !this.security.isOnDemand()) {
			handshakeFailed(ctx.channel(), new ClosedChannelException());
		}
	}

	/** Engines may tell it several times. */
	private void handshakeFailed(Channel channel, Throwable cause) {
		if (!this.failed) {
			this.failed = true;
			FailedHandshake.take(channel, cause, this.server.events());
			logger.debug("TLS handshake of a connection to server '{}' failed", this.server.options().name(), cause);
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		logger.debug("A connection to server '{}' failed before its session began", this.server.options().name(),
				cause);
		ctx.close();
	}

	private void open(ChannelHandlerContext ctx) {
		Channel channel = ctx.channel();
		TaskExecutor home = this.loops.homeOf(channel.eventLoop());
		ServerOptions options = this.server.options();
		MessageDecoder decoder = (MessageDecoder) options.protocol().newDecoder(options);
		SessionChannel session = new SessionChannel(this.server, channel, home, decoder, this.security, null);
		ctx.pipeline().replace(this, null, session);
		if (options.protocol() instanceof ConnectionProtocol protocol) {
			protocol.begin(session.connection(home));
		}
	}

}
