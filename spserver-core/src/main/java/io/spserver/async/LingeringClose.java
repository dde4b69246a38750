package io.spserver.async;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection so that the peer gets all that was sent to it. Closing a socket
 * that has unread input makes the operating system reset the connection, and the peer may
 * lose what it has not read. So first the output alone is shut down, then input is thrown
 * away until the peer closes too, for one second at most (RFC 9112, section 9.6). Belongs
 * to the connection's event loop.
 */
final class LingeringClose extends ChannelInboundHandlerAdapter {

	private static final long LIMIT_MILLIS = 1000;

	private @Nullable Future<?> limit;

	private LingeringClose() {
	}

	/** Takes a connection over from its last handler, unless its peer has ended too. */
	static void take(Channel channel, ChannelHandler from, boolean peerHasEnded) {
		if (peerHasEnded || !channel.isActive()) {
			channel.close();
			return;
		}
		LingeringClose lingering = new LingeringClose();
		channel.pipeline().replace(from, null, lingering);
		lingering.start(channel);
	}

	private void start(Channel channel) {
		this.limit = channel.eventLoop().schedule(() -> channel.close(), LIMIT_MILLIS, TimeUnit.MILLISECONDS);
		channel.config().setAutoRead(true);
		SslHandler tls = channel.pipeline().get(SslHandler.class);
		if (tls != null) {
			tls.closeOutbound().addListener((future) -> shutdownOutput(channel));
		}
		else {
			shutdownOutput(channel);
		}
	}

	private static void shutdownOutput(Channel channel) {
		if (channel instanceof DuplexChannel duplex) {
			ChannelFuture shutdown = duplex.shutdownOutput();
			shutdown.addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
		}
		else {
			channel.close();
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		ReferenceCountUtil.release(message);
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		if (event instanceof ChannelInputShutdownEvent) {
			ctx.close();
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		if (this.limit != null) {
			this.limit.cancel(false);
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		ctx.close();
	}

}
