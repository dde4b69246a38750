package io.spserver.protocol.tunnel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.spserver.ClientTls;
import io.spserver.connection.Outbound;
import io.spserver.tls.ClientEngines;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to get to a target: connects, tells who the client is, shakes hands. Belongs
 * to one event loop.
 */
final class TargetAttempt {

	private final Target target;

	private final EventLoop loop;

	private final Promise<Channel> result;

	private final long startedAt = System.nanoTime();

	private @Nullable Channel channel;

	private @Nullable ScheduledFuture<?> limit;

	TargetAttempt(Target target, EventLoop loop) {
		this.target = target;
		this.loop = loop;
		this.result = loop.newPromise();
	}

	/**
	 * Starts the attempt.
	 * @param outbound opens the connection
	 * @param options how long it may take
	 * @param tls how TLS is spoken, {@code null} for plain TCP
	 * @param header what the target hears first
	 * @param end stands at the end of the connection's pipeline from the beginning
	 * @return completed on the event loop
	 */
	Future<Channel> start(Outbound outbound, TunnelOptions options, @Nullable ClientTls tls, byte[] header,
			ChannelHandler end) {
		try {
			SocketAddress address = this.target.address();
			if (address == null) {
				fail(new IOException("It has no address at the moment"));
				return this.result;
			}
			this.limit = this.loop.schedule(this::timeUp, options.connectTimeout().toNanos(), TimeUnit.NANOSECONDS);
			var connecting = outbound.connect(address, this.loop, options.connectTimeout(), options.sockets(), end);
			this.channel = connecting.channel();
			connecting.addListener((future) -> {
				if (future.isSuccess()) {
					connected(connecting.channel(), address, outbound, tls, header);
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

	private void connected(Channel connected, SocketAddress address, Outbound outbound, @Nullable ClientTls tls,
			byte[] header) {
		if (this.result.isDone()) {
			connected.close();
			return;
		}
		if (header.length > 0) {
			connected.writeAndFlush(Unpooled.wrappedBuffer(header));
		}
		if (tls == null) {
			succeed(connected);
			return;
		}
		try {
			SslHandler handler = handler(connected, tls, address, outbound);
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
		catch (IllegalArgumentException ex) {
			fail(ex);
		}
	}

	/** The attempt has a limit of its own. */
	private static SslHandler handler(Channel connected, ClientTls tls, SocketAddress address, Outbound outbound) {
		InetSocketAddress inet = (address instanceof InetSocketAddress known) ? known : null;
		return ClientEngines.newHandler(tls, (inet != null) ? inet.getHostString() : null,
				(inet != null) ? inet.getPort() : -1, connected.alloc(), outbound.handshakes());
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

	/** How long it has taken until now, in nanoseconds. */
	long nanos() {
		return System.nanoTime() - this.startedAt;
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
