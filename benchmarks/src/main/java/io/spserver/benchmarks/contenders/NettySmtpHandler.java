package io.spserver.benchmarks.contenders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/**
 * Takes mails as they come and forgets them: says yes to every command, knows DATA and
 * QUIT by their first letter, and checks nothing. What came together is answered in one
 * flush.
 */
final class NettySmtpHandler extends SimpleChannelInboundHandler<ByteBuf> {

	private static final ByteBuf GREETING = reply("220 benchmark ESMTP");

	private static final ByteBuf OK = reply("250 OK");

	private static final ByteBuf GO_ON = reply("354 Go on");

	private static final ByteBuf BYE = reply("221 Bye");

	private final ByteArrayOutputStream mail = new ByteArrayOutputStream();

	private boolean data;

	private static ByteBuf reply(String line) {
		return Unpooled.unreleasableBuffer(
				Unpooled.directBuffer().writeBytes((line + "\r\n").getBytes(StandardCharsets.US_ASCII)).asReadOnly());
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		context.writeAndFlush(GREETING.duplicate(), context.voidPromise());
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, ByteBuf line) throws IOException {
		if (this.data) {
			addToMail(context, line);
			return;
		}
		switch (line.getByte(line.readerIndex())) {
			case 'D' -> {
				this.data = true;
				context.write(GO_ON.duplicate(), context.voidPromise());
			}
			case 'Q' -> context.writeAndFlush(BYE.duplicate()).addListener((sent) -> context.close());
			default -> context.write(OK.duplicate(), context.voidPromise());
		}
	}

	private void addToMail(ChannelHandlerContext context, ByteBuf line) throws IOException {
		boolean dot = line.isReadable() && line.getByte(line.readerIndex()) == '.';
		if (dot && line.readableBytes() == 1) {
			this.data = false;
			this.mail.reset();
			context.write(OK.duplicate(), context.voidPromise());
		}
		else {
			line.skipBytes((dot) ? 1 : 0).readBytes(this.mail, line.readableBytes());
			this.mail.write('\r');
			this.mail.write('\n');
		}
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
