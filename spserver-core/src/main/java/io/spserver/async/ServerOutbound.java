package io.spserver.async;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.Executor;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.spserver.SocketOptions;
import io.spserver.connection.Outbound;

/**
 * The connections that a server opens. Safe for use by any thread.
 */
public final class ServerOutbound implements Outbound {

	private final EventLoops loops;

	private final Executor handshakes;

	private final HostLookups lookups;

	/**
	 * Creates a way to other peers.
	 * @param loops what the connections live on
	 * @param handshakes runs what of a handshake would hold up an event loop
	 * @param lookups runs what looks up hosts
	 */
	public ServerOutbound(EventLoops loops, Executor handshakes, Executor lookups) {
		this.loops = loops;
		this.handshakes = handshakes;
		this.lookups = new HostLookups(lookups);
	}

	@Override
	public EventLoop nextLoop() {
		return this.loops.group().next();
	}

	@Override
	public ChannelFuture connect(SocketAddress peer, EventLoop loop, Duration timeout, SocketOptions sockets,
			ChannelHandler handler) {
		NativeTransport transport = this.loops.transport();
		Bootstrap bootstrap = new Bootstrap().group(loop)
			.channelFactory(() -> OutboundChannels.create(transport, peer))
			.resolver(this.lookups)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(Integer.MAX_VALUE, timeout.toMillis()))
			.handler(handler);
		new SocketSettings(transport, sockets).apply(bootstrap, peer);
		return bootstrap.connect(OutboundChannels.address(transport, peer));
	}

	@Override
	public Executor handshakes() {
		return this.handshakes;
	}

}
