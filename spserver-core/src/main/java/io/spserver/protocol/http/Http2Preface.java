package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import org.jspecify.annotations.Nullable;

/**
 * Finds out by its first bytes whether a peer knows beforehand that this server speaks
 * HTTP/2 (RFC 9113, section 3.3), and steps aside. Belongs to the connection's event
 * loop.
 */
final class Http2Preface extends ChannelInboundHandlerAdapter {

	private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private final Runnable http2;

	/** What has arrived of something that may be the preface. */
	private @Nullable ByteBuf held;

	/**
	 * Creates a handler.
	 * @param http2 inserts what speaks HTTP/2 after this handler
	 */
	Http2Preface(Runnable http2) {
		this.http2 = http2;
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		ByteBuf in = join((ByteBuf) message, ctx);
		int compared = Math.min(PREFACE.length, in.readableBytes());
		boolean may = isPreface(in, compared);
		if (may && compared < PREFACE.length) {
			this.held = in;
			return;
		}
		if (may) {
			this.http2.run();
		}
		ctx.fireChannelRead(in);
		ctx.pipeline().remove(this);
	}

	private ByteBuf join(ByteBuf in, ChannelHandlerContext ctx) {
		ByteBuf before = this.held;
		if (before == null) {
			return in;
		}
		this.held = null;
		try {
			return ctx.alloc().buffer(before.readableBytes() + in.readableBytes()).writeBytes(before).writeBytes(in);
		}
		finally {
			before.release();
			in.release();
		}
	}

	private static boolean isPreface(ByteBuf in, int length) {
		for (int i = 0; i < length; i++) {
			if (in.getByte(in.readerIndex() + i) != PREFACE[i]) {
				return false;
			}
		}
		return true;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		if (event instanceof ChannelInputShutdownEvent) {
			letGo(ctx);
		}
		ctx.fireUserEventTriggered(event);
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		letGo(ctx);
		ctx.fireChannelInactive();
	}

	/** The rest of the preface will not come. */
	private void letGo(ChannelHandlerContext ctx) {
		if (this.held != null) {
			ByteBuf in = this.held;
			this.held = null;
			ctx.fireChannelRead(in);
		}
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext ctx) {
		if (this.held != null) {
			this.held.release();
			this.held = null;
		}
	}

}
