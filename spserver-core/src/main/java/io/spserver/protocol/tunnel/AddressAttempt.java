package io.spserver.protocol.tunnel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.spserver.ClientTls;
import io.spserver.tls.ClientEngines;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to get to one address of a target: connects, tells who the client is, shakes
 * hands. Belongs to one event loop.
 */
final class AddressAttempt {

	private final SocketAddress address;

	private final EventLoop loop;

	private final Promise<Channel> result;

	private @Nullable Channel channel;

	private @Nullable ScheduledFuture<?> limit;

	AddressAttempt(SocketAddress address, EventLoop loop) {
		this.address = address;
		this.loop = loop;
		this.result = loop.newPromise();
	}

	/**
	 * Starts the attempt.
	 * @param plan how it is made
	 * @param host the name that the target goes by, {@code null} if it has none
	 * @param nanos how long it may take
	 * @return completed on the event loop
	 */
	Future<Channel> start(TargetAttempt.Plan plan, @Nullable String host, long nanos) {
		try {
			this.limit = this.loop.schedule(this::timeUp, nanos, TimeUnit.NANOSECONDS);
			var connecting = plan.outbound()
				.connect(this.address, this.loop, Duration.ofNanos(nanos), plan.sockets(), plan.ends().get());
			if (connecting.cause() != null) {
				// There is no socket, and its future belongs to no event loop.
				fail(connecting.cause());
				return this.result;
			}
			this.channel = connecting.channel();
			connecting.addListener((future) -> {
				if (future.isSuccess()) {
					connected(connecting.channel(), plan, host);
				}
				else {
					fail(future.cause());
				}
			});
		}
		catch (RejectedExecutionException ex) {
			fail(ex);
		}
		return this.result;
	}

	private void connected(Channel connected, TargetAttempt.Plan plan, @Nullable String host) {
		if (this.result.isDone()) {
			connected.close();
			return;
		}
		if (this.address.equals(connected.localAddress())) {
			fail(new ConnectException("Nobody listens there: the system has connected the socket with itself"));
			return;
		}
		if (plan.header().length > 0) {
			connected.writeAndFlush(Unpooled.wrappedBuffer(plan.header()));
		}
		if (plan.tls() == null) {
			succeed(connected);
			return;
		}
		try {
			shakeHands(connected, plan.tls(), host, plan.outbound().handshakes());
		}
		catch (IllegalArgumentException ex) {
			fail(ex);
		}
	}

	private void shakeHands(Channel connected, ClientTls tls, @Nullable String host, Executor handshakes) {
		int port = (this.address instanceof InetSocketAddress inet) ? inet.getPort() : -1;
		SslHandler handler = ClientEngines.newHandler(tls, host, port, connected.alloc(), handshakes);
		connected.pipeline().addFirst(handler);
		handler.handshakeFuture().addListener((future) -> {
			if (future.isSuccess()) {
				succeed(connected);
			}
			else {
				fail(future.cause());
			}
		});
	}

	private void succeed(Channel ready) {
		stopClock();
		this.result.trySuccess(ready);
	}

	private void timeUp() {
		fail(new IOException("It took too long to connect"));
	}

	private void fail(Throwable cause) {
		if (this.result.tryFailure(cause)) {
			close();
		}
	}

	/** Nobody wants the connection any more. */
	void cancel() {
		if (this.result.tryFailure(new CancellationException())) {
			close();
		}
	}

	private void close() {
		stopClock();
		if (this.channel != null) {
			this.channel.close();
		}
	}

	private void stopClock() {
		if (this.limit != null) {
			this.limit.cancel(false);
		}
	}

}
