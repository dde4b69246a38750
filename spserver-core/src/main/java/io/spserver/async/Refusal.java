package io.spserver.async;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.spserver.Message;
import io.spserver.ServerOptions;

/**
 * Tells a peer in its protocol's words that the server is busy, and closes. Takes no
 * worker. Belongs to the connection's event loop.
 */
final class Refusal extends ChannelInboundHandlerAdapter {

	private final ServerOptions options;

	private final boolean told;

	Refusal(ServerOptions options, boolean told) {
		this.options = options;
		this.told = told;
	}

	@Override
	public void channelActive(ChannelHandlerContext ctx) {
		Message message = this.told ? this.options.protocol().refusal(this.options) : null;
		if (message == null) {
			ctx.close();
			return;
		}
		byte[] bytes = SessionOutput.head(message, this.options.protocol(), this.options.charset());
		ctx.writeAndFlush(Unpooled.wrappedBuffer(bytes))
			.addListener((future) -> LingeringClose.take(ctx.channel(), this, false));
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		ReferenceCountUtil.release(message);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		ctx.close();
	}

}
