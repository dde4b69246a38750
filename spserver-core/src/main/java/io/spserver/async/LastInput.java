package io.spserver.async;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Lets a peer get all that was sent to it before its connection is closed. Closing a
 * socket that has unread input makes the operating system reset the connection, and the
 * peer may lose what it has not read. So first the output alone is shut down, then input
 * is thrown away until the peer closes too, for one second at most (RFC 9112, section
 * 9.6). Belongs to the connection's event loop.
 */
abstract class LastInput extends ChannelDuplexHandler {

	private static final long LIMIT_MILLIS = 1000;

	private @Nullable Future<?> limit;

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.limit = ctx.executor().schedule(() -> ctx.close(), LIMIT_MILLIS, TimeUnit.MILLISECONDS);
		ctx.channel().config().setAutoRead(true);
		endOutput(ctx);
	}

	/** Tells the peer that nothing more will come, after what was written. */
	abstract void endOutput(ChannelHandlerContext ctx);

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

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		ctx.close();
	}

}
