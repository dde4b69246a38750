package io.spserver.benchmarks.contenders;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.spserver.benchmarks.work.Work;

/**
 * Sends each line back, and all that came together in one flush.
 */
final class NettyLineHandler extends SimpleChannelInboundHandler<String> {

	@Override
	protected void channelRead0(ChannelHandlerContext context, String line) {
		Work.ofLine(line).perform();
		context.write(line + "\r\n", context.voidPromise());
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		context.flush();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		context.close();
	}

}
