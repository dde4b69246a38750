package io.spserver.async;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.spserver.ClientTls;
import io.spserver.ServerOptions;
import io.spserver.codec.MessageDecoder;
import io.spserver.connection.ConnectionProtocol;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.TaskExecutor;
import io.spserver.tls.ClientEngines;
import org.jspecify.annotations.Nullable;

/**
 * Begins the session of a connection that the application opens as soon as the connection
 * is ready: at once, or after the TLS handshake. Belongs to the connection's event loop.
 */
final class OutboundOpener extends ChannelInboundHandlerAdapter {

	private final ConnectAttempt attempt;

	private final @Nullable ClientTls tls;

	private final SocketAddress remote;

	OutboundOpener(ConnectAttempt attempt, @Nullable ClientTls tls, SocketAddress remote) {
		this.attempt = attempt;
		this.tls = tls;
		this.remote = remote;
	}

	@Override
	public void channelActive(ChannelHandlerContext ctx) {
		if (ctx.channel().remoteAddress() instanceof InetSocketAddress peer
				&& peer.equals(ctx.channel().localAddress())) {
			// A free port of this machine was tried, and was given to this very socket.
			this.attempt.fail(new ConnectException("Nobody listens on " + peer));
			return;
		}
		if (this.tls == null) {
			open(ctx);
			return;
		}
		try {
			SslHandler handler = ClientEngines.newHandler(this.tls, host(), port(), ctx.alloc(),
					this.attempt.connector().handshakes());
			ctx.pipeline().addFirst(handler, new ChunkedWriteHandler());
		}
		catch (IllegalArgumentException ex) {
			this.attempt.fail(ex);
		}
	}

	/** The host as the user named it, since that is what the certificate is for. */
	private @Nullable String host() {
		return (this.attempt.named() instanceof InetSocketAddress inet) ? inet.getHostString() : null;
	}

	private int port() {
		return (this.remote instanceof InetSocketAddress inet) ? inet.getPort() : -1;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		if (event instanceof ChannelInputShutdownEvent) {
			this.attempt.fail(new IOException("The peer closed the connection before the session began"));
		}
		else if (event instanceof SslHandshakeCompletionEvent handshake) {
			if (handshake.isSuccess()) {
				open(ctx);
			}
			else {
				this.attempt.fail(handshake.cause());
			}
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		this.attempt.fail(new IOException("The connection was closed before the session began"));
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		this.attempt.fail(cause);
	}

	private void open(ChannelHandlerContext ctx) {
		Channel channel = ctx.channel();
		if (!this.attempt.succeed(channel)) {
			channel.close();
			return;
		}
		ServerContext context = this.attempt.context();
		TaskExecutor home = this.attempt.connector().loops().homeOf(channel.eventLoop());
		ServerOptions options = context.options();
		MessageDecoder decoder = (MessageDecoder) options.protocol().newDecoder(options);
		SessionChannel session = new SessionChannel(context, channel, home, decoder, null, null);
		ctx.pipeline().replace(this, null, session);
		if (options.protocol() instanceof ConnectionProtocol protocol) {
			protocol.begin(session.connection(home));
		}
	}

}
