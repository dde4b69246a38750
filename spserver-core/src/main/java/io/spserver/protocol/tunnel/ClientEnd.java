package io.spserver.protocol.tunnel;

import io.netty.channel.ChannelHandlerContext;

/**
 * The client's connection; behind this handler stands its session.
 */
final class ClientEnd extends TunnelEnd {

	private final Tunnel tunnel;

	ClientEnd(Tunnel tunnel) {
		super(tunnel);
		this.tunnel = tunnel;
	}

	@Override
	void carried(int bytes) {
		this.tunnel.carriedToTarget(bytes);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (this.tunnel.isOver()) {
			ctx.close();
		}
		else {
			this.tunnel.clientBroken(cause);
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		if (!this.tunnel.isOver()) {
			this.tunnel.clientLost();
		}
		ctx.fireChannelInactive();
	}

}
