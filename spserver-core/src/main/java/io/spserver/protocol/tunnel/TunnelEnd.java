package io.spserver.protocol.tunnel;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * One of the two connections of a tunnel: what it reads is written to the other one. It
 * is not read while the other one has enough to write. Belongs to the tunnel's event
 * loop.
 */
abstract class TunnelEnd extends ChannelInboundHandlerAdapter {

	/** How long the last bytes may take. */
	private static final long LAST_BYTES_SECONDS = 10;

	private final Tunnel tunnel;

	private @Nullable Channel channel;

	private @Nullable TunnelEnd other;

	/** What has arrived before there was another end. */
	private @Nullable Queue<ByteBuf> held;

	private boolean inputEnded;

	TunnelEnd(Tunnel tunnel) {
		this.tunnel = tunnel;
	}

	/** Bytes from here are written to the other end. */
	abstract void carried(int bytes);

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.channel = ctx.channel();
		this.channel.config().setWriteBufferWaterMark(this.tunnel.waterMark());
	}

	Channel channel() {
		return Objects.requireNonNull(this.channel);
	}

	boolean isInputEnded() {
		return this.inputEnded;
	}

	/** Everything that is read from now on, and what is held, goes to another end. */
	void join(TunnelEnd end) {
		this.other = end;
		Queue<ByteBuf> early = this.held;
		if (early != null) {
			this.held = null;
			early.forEach((bytes) -> forward(end, bytes));
			end.channel().flush();
		}
		if (this.inputEnded) {
			end.endOutput();
		}
		else if (end.channel().isWritable()) {
			read(true);
		}
	}

	/** There is no other end any more. */
	void part() {
		this.other = null;
		read(false);
	}

	void read(boolean on) {
		channel().config().setAutoRead(on);
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		ByteBuf bytes = (ByteBuf) message;
		TunnelEnd end = this.other;
		if (this.tunnel.isOver()) {
			bytes.release();
		}
		else if (end != null) {
			forward(end, bytes);
		}
		else {
			hold(bytes);
		}
	}

	private void hold(ByteBuf bytes) {
		Queue<ByteBuf> early = this.held;
		if (early == null) {
			early = new ArrayDeque<>(2);
			this.held = early;
		}
		early.add(bytes);
	}

	private void forward(TunnelEnd end, ByteBuf bytes) {
		carried(bytes.readableBytes());
		Channel to = end.channel();
		to.write(bytes, to.voidPromise());
		if (!to.isWritable()) {
			read(false);
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext ctx) {
		this.tunnel.active();
		if (this.other != null) {
			this.other.channel().flush();
		}
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext ctx) {
		this.tunnel.active();
		TunnelEnd end = this.other;
		if (end != null && !end.inputEnded && ctx.channel().isWritable()) {
			end.read(true);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		ctx.fireUserEventTriggered(event);
		boolean ended = event instanceof ChannelInputShutdownEvent
				|| (event instanceof SslCloseCompletionEvent closed && closed.isSuccess());
		if (ended && !this.inputEnded) {
			this.inputEnded = true;
			if (this.other != null) {
				this.tunnel.inputEnded(this.other);
			}
		}
	}

	/** Sends what was written and tells the peer that nothing more will come. */
	void endOutput() {
		channel().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((future) -> {
			SslHandler tls = channel().pipeline().get(SslHandler.class);
			if (tls != null) {
				tls.closeOutbound().addListener((closed) -> shutdownOutput());
			}
			else {
				shutdownOutput();
			}
		});
	}

	private void shutdownOutput() {
		if (channel() instanceof DuplexChannel duplex && !duplex.isOutputShutdown()) {
			duplex.shutdownOutput();
		}
	}

	/** Sends what was written, and closes. */
	void close() {
		Channel closing = channel();
		var limit = closing.eventLoop().schedule(() -> closing.close(), LAST_BYTES_SECONDS, TimeUnit.SECONDS);
		closing.closeFuture().addListener((future) -> limit.cancel(false));
		closing.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
	}

	/**
	 * Closes so that the peer does not take what it got for all there was: a reset, and
	 * no farewell of TLS.
	 */
	void reset() {
		Channel closing = channel();
		closing.config().setOption(ChannelOption.SO_LINGER, 0);
		closing.unsafe().close(closing.unsafe().voidPromise());
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext ctx) {
		if (this.held != null) {
			this.held.forEach(ByteBuf::release);
			this.held = null;
		}
	}

}
