package io.spserver.protocol.tunnel;

import io.netty.channel.ChannelHandlerContext;

/**
 * The connection to a target.
 */
final class TargetEnd extends TunnelEnd {

	private final Tunnel tunnel;

	private final Target target;

	TargetEnd(Tunnel tunnel, Target target) {
		super(tunnel);
		this.tunnel = tunnel;
		this.target = target;
	}

	Target target() {
		return this.target;
	}

	@Override
	void carried(int bytes) {
		this.target.carriedFrom(bytes);
		this.tunnel.carriedFromTarget();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		this.tunnel.targetLost(this, cause);
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		this.tunnel.targetLost(this, null);
	}

}
