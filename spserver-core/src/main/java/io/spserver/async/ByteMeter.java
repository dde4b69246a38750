package io.spserver.async;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.spserver.ServerEvents;

/**
 * Counts the bytes of a connection whose session does not see them. Belongs to the
 * connection's event loop.
 */
final class ByteMeter extends ChannelDuplexHandler {

	private final ServerEvents events;

	ByteMeter(ServerEvents events) {
		this.events = events;
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		if (message instanceof ByteBuf bytes) {
			this.events.read(bytes.readableBytes());
		}
		ctx.fireChannelRead(message);
	}

	@Override
	public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
		if (message instanceof ByteBuf bytes) {
			this.events.written(bytes.readableBytes());
		}
		ctx.write(message, promise);
	}

}
