package io.spserver.async;

import java.net.SocketAddress;
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
import org.jspecify.annotations.Nullable;

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
	 * @param lookups looks up hosts
	 */
	public ServerOutbound(EventLoops loops, Executor handshakes, HostLookups lookups) {
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
		CompletableFuture<List<SocketAddress>> found = this.lookups.lookUp(peer);
		if (found.isDone()) {
			return found;
		}
		CompletableFuture<List<SocketAddress>> result = new CompletableFuture<>();
		found.whenComplete((addresses, failure) -> {
			try {
				loop.execute(() -> complete(result, addresses, failure));
			}
			catch (RejectedExecutionException ex) {
				// The event loop has ended, and with it whoever waits.
				return;
			}
		});
		return result;
	}

	private static void complete(CompletableFuture<List<SocketAddress>> result, @Nullable List<SocketAddress> addresses,
			@Nullable Throwable failure) {
		if (failure != null) {
			result.completeExceptionally(failure);
		}
		else {
			result.complete(addresses);
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
