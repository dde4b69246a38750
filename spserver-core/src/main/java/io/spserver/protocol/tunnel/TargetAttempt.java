package io.spserver.protocol.tunnel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.spserver.ClientTls;
import io.spserver.SocketOptions;
import io.spserver.connection.Outbound;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to get to a target: looks up its host and tries the addresses one after the
 * other, each for its share of the time that is left. Belongs to one event loop.
 */
final class TargetAttempt {

	private final Target target;

	private final EventLoop loop;

	private final Promise<Channel> result;

	private final long startedAt = System.nanoTime();

	private final Queue<SocketAddress> untried = new ArrayDeque<>(2);

	private @Nullable AddressAttempt attempt;

	private @Nullable ScheduledFuture<?> limit;

	TargetAttempt(Target target, EventLoop loop) {
		this.target = target;
		this.loop = loop;
		this.result = loop.newPromise();
	}

	/**
	 * Starts the attempt.
	 * @param plan how it is made
	 * @param nanos how long it may take
	 * @return completed on the event loop
	 */
	Future<Channel> start(Plan plan, long nanos) {
		SocketAddress address = this.target.address();
		if (address == null) {
			return this.result.setFailure(new IOException("It has no address at the moment"));
		}
		try {
			this.limit = this.loop.schedule(this::timeUp, nanos, TimeUnit.NANOSECONDS);
			plan.outbound().lookUp(address, this.loop).whenComplete((found, failure) -> {
				if (failure == null) {
					this.untried.addAll(found);
					tryNext(plan, hostOf(address), this.startedAt + nanos,
							new IOException("There is no address of " + address));
				}
				else {
					fail(failure);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			fail(ex);
		}
		return this.result;
	}

	/** The host as it was named, since that is what certificates are for. */
	private static @Nullable String hostOf(SocketAddress address) {
		return (address instanceof InetSocketAddress inet) ? inet.getHostString() : null;
	}

	private void tryNext(Plan plan, @Nullable String host, long deadline, Throwable failure) {
		SocketAddress next = this.untried.poll();
		if (next == null || this.result.isDone()) {
			fail(failure);
			return;
		}
		long share = (deadline - System.nanoTime()) / (this.untried.size() + 1);
		AddressAttempt trial = new AddressAttempt(next, this.loop);
		this.attempt = trial;
		trial.start(plan, host, Math.max(1, share)).addListener((Future<Channel> tried) -> {
			if (!tried.isSuccess()) {
				tryNext(plan, host, deadline, tried.cause());
			}
			else if (this.result.trySuccess(tried.getNow())) {
				stopClock();
			}
			else {
				tried.getNow().close();
			}
		});
	}

	private void timeUp() {
		fail(new IOException("It took too long to connect"));
	}

	private void fail(Throwable cause) {
		if (this.result.tryFailure(cause)) {
			stopClock();
			if (this.attempt != null) {
				this.attempt.cancel();
			}
		}
	}

	/** Nobody wants the connection any more. */
	void cancel() {
		fail(new CancellationException());
	}

	/** How long it has taken until now, in nanoseconds. */
	long nanos() {
		return System.nanoTime() - this.startedAt;
	}

	private void stopClock() {
		if (this.limit != null) {
			this.limit.cancel(false);
		}
	}

	/**
	 * How a target is to be reached.
	 *
	 * @param outbound opens the connection
	 * @param sockets what the operating system is told of it
	 * @param tls how TLS is spoken, {@code null} for plain TCP
	 * @param header what the target hears first
	 * @param ends gives each connection that is tried the end of its pipeline
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Plan(Outbound outbound, SocketOptions sockets, @Nullable ClientTls tls, byte[] header,
			Supplier<? extends ChannelHandler> ends) {

	}

}
