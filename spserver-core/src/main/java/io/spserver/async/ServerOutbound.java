package io.spserver.async;

import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.resolver.NoopAddressResolverGroup;
import io.spserver.SocketOptions;
import io.spserver.connection.Outbound;

/**
 * The connections that a server opens. Safe for use by any thread.
 */
public final class ServerOutbound implements Outbound {

	private final EventLoops loops;

	private final Executor handshakes;

	private final Executor lookups;

	/**
	 * Creates a way to other peers.
	 * @param loops what the connections live on
	 * @param handshakes runs what of a handshake would hold up an event loop
	 * @param lookups runs what looks up hosts
	 */
	public ServerOutbound(EventLoops loops, Executor handshakes, Executor lookups) {
		this.loops = loops;
		this.handshakes = handshakes;
		this.lookups = lookups;
	}

	@Override
	public EventLoop nextLoop() {
		return this.loops.group().next();
	}

	@Override
	public CompletableFuture<List<SocketAddress>> lookUp(SocketAddress peer, EventLoop loop) {
		CompletableFuture<List<SocketAddress>> result = new CompletableFuture<>();
		if (HostLookups.mayBlock(peer)) {
			this.lookups.execute(() -> lookUp(peer, result, loop));
		}
		else {
			lookUp(peer, result, Runnable::run);
		}
		return result;
	}

	private static void lookUp(SocketAddress peer, CompletableFuture<List<SocketAddress>> result, Executor then) {
		Runnable outcome = lookUp(peer, result);
		try {
			then.execute(outcome);
		}
		catch (RejectedExecutionException ex) {
			// The event loop has ended, and with it whoever waits.
			return;
		}
	}

	private static Runnable lookUp(SocketAddress peer, CompletableFuture<List<SocketAddress>> result) {
		try {
			List<SocketAddress> found = HostLookups.addresses(peer);
			return () -> result.complete(found);
		}
		catch (UnknownHostException ex) {
			return () -> result.completeExceptionally(ex);
		}
	}

	@Override
	public ChannelFuture connect(SocketAddress peer, EventLoop loop, Duration timeout, SocketOptions sockets,
			ChannelHandler handler) {
		NativeTransport transport = this.loops.transport();
		Bootstrap bootstrap = new Bootstrap().group(loop)
			.channelFactory(() -> OutboundChannels.create(transport, peer))
			.resolver(NoopAddressResolverGroup.INSTANCE)
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
