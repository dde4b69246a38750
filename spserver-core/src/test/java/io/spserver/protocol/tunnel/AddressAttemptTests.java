package io.spserver.protocol.tunnel;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import io.spserver.SocketOptions;
import io.spserver.connection.Outbound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AddressAttempt}.
 */
class AddressAttemptTests {

	private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

	@AfterEach
	void endGroup() {
		this.group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
	}

	@Test
	void failsOnTheEventLoopWhenNoSocketCanBeOpened() throws Exception {
		EventLoop loop = this.group.next();
		TargetAttempt.Plan plan = new TargetAttempt.Plan(new NoSockets(), SocketOptions.DEFAULT, null, new byte[0],
				ChannelInboundHandlerAdapter::new);
		AddressAttempt attempt = new AddressAttempt(new InetSocketAddress("127.0.0.1", 1), loop);
		Throwable cause = loop.submit(() -> {
			Future<Channel> result = attempt.start(plan, null, TimeUnit.SECONDS.toNanos(20));
			attempt.cancel();
			return result.cause();
		}).get(10, TimeUnit.SECONDS);
		assertThat(cause).isInstanceOf(ChannelException.class).hasMessage("No file descriptor is left");
	}

	/**
	 * A way to other peers when there are no file descriptors.
	 */
	private static final class NoSockets implements Outbound {

		@Override
		public EventLoop nextLoop() {
			throw new UnsupportedOperationException();
		}

		@Override
		public CompletableFuture<List<SocketAddress>> lookUp(SocketAddress peer, EventLoop loop) {
			throw new UnsupportedOperationException();
		}

		@Override
		public ChannelFuture connect(SocketAddress peer, EventLoop loop, Duration timeout, SocketOptions sockets,
				ChannelHandler handler) {
			return new Bootstrap().group(loop).channelFactory(() -> {
				throw new ChannelException("No file descriptor is left");
			}).handler(handler).connect(peer);
		}

		@Override
		public Executor handshakes() {
			throw new UnsupportedOperationException();
		}

	}

}
