package io.spserver.async;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.spserver.queueing.WorkQueue;
import org.jspecify.annotations.Nullable;

/**
 * Holds a connection that comes while the server's queue is full. A queue that moves has
 * room again in a moment, and a burst of connections is no overload: so the connection is
 * refused only if the queue stays full for a tenth of a second. Until then it is not
 * read. Belongs to the connection's event loop.
 */
final class QueueGate extends ChannelInboundHandlerAdapter {

	private static final long LOOK_MILLIS = 5;

	private static final int LOOKS = 20;

	private final WorkQueue work;

	private final Acceptor acceptor;

	private int looks;

	private @Nullable Future<?> next;

	QueueGate(WorkQueue work, Acceptor acceptor) {
		this.work = work;
		this.acceptor = acceptor;
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		ctx.channel().config().setAutoRead(false);
	}

	@Override
	public void channelActive(ChannelHandlerContext ctx) {
		lookLater(ctx);
	}

	private void lookLater(ChannelHandlerContext ctx) {
		this.next = ctx.executor().schedule(() -> look(ctx), LOOK_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void look(ChannelHandlerContext ctx) {
		Channel channel = ctx.channel();
		if (this.work.isFull() && ++this.looks < LOOKS) {
			lookLater(ctx);
			return;
		}
		if (this.work.isFull()) {
			this.acceptor.refuseForQueue(channel);
		}
		else {
			this.acceptor.open(channel);
		}
		ctx.fireChannelActive();
		ctx.pipeline().remove(this);
		channel.config().setAutoRead(true);
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		if (this.next != null) {
			this.next.cancel(false);
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		ctx.close();
	}

}
