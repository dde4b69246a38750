package io.spserver.async;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.spserver.TlsOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Lets a peer read the alert that says why its handshake failed, although the TLS engine
 * closes the connection at once: the peer may be in the middle of its last flight, and a
 * reset would take the alert away. So closing waits until the peer closes too, for one
 * second at most. Stands before TLS; belongs to the connection's event loop.
 */
final class FailedHandshake extends ChannelDuplexHandler {

	private static final long LIMIT_MILLIS = 1000;

	private @Nullable Future<?> limit;

	private FailedHandshake() {
	}

	/** Holds a connection, if there is anybody left to read an alert. */
	static void hold(Channel channel, TlsOutcome outcome) {
		if (channel.isActive() && outcome != TlsOutcome.GONE && outcome != TlsOutcome.TIMEOUT) {
			channel.pipeline().addFirst(new FailedHandshake());
		}
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.limit = ctx.executor().schedule(() -> ctx.close(), LIMIT_MILLIS, TimeUnit.MILLISECONDS);
		ctx.channel().config().setAutoRead(true);
		// The engine tells of its failure before it has written the alert.
		ctx.executor().execute(() -> endOutput(ctx));
	}

	private static void endOutput(ChannelHandlerContext ctx) {
		if (!ctx.isRemoved()) {
			ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((future) -> {
				if (ctx.channel() instanceof DuplexChannel duplex) {
					duplex.shutdownOutput();
				}
			});
		}
	}

	@Override
	public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
		ctx.channel().closeFuture().addListener((future) -> promise.trySuccess());
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
		ctx.fireChannelInactive();
	}

}
