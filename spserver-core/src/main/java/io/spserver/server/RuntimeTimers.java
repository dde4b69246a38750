package io.spserver.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

import io.netty.channel.EventLoop;
import io.spserver.Timer;
import io.spserver.TimerHandler;
import io.spserver.async.EventLoops;
import io.spserver.queueing.ServerContext;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one dispatcher, spread over its event loops. Safe for use by any thread.
 */
final class RuntimeTimers {

	private final ServerContext context;

	private final EventLoops loops;

	private final Set<RuntimeTimer> timers = ConcurrentHashMap.newKeySet();

	private volatile boolean stopped;

	/** Calls that run now; guarded by this. */
	private int running;

	/** Guarded by this. */
	private @Nullable CompletableFuture<Void> idle;

	RuntimeTimers(ServerContext context, EventLoops loops) {
		this.context = context;
		this.loops = loops;
	}

	Timer schedule(Duration first, Duration interval, TimerHandler handler) {
		if (first.isNegative() || interval.isNegative() || interval.isZero()) {
			throw new IllegalArgumentException(
					"first " + first + " must be zero or more, interval " + interval + " more than zero");
		}
		EventLoop loop = this.loops.group().next();
		RuntimeTimer timer = new RuntimeTimer(this, loop, this.loops.homeOf(loop), interval, handler);
		this.timers.add(timer);
		timer.start(first);
		if (this.stopped) {
			timer.cancel();
			throw new RejectedExecutionException("'" + this.context.options().name() + "' is stopped");
		}
		return timer;
	}

	ServerContext context() {
		return this.context;
	}

	int size() {
		return this.timers.size();
	}

	void ended(RuntimeTimer timer) {
		this.timers.remove(timer);
	}

	synchronized void callBegins() {
		this.running++;
	}

	synchronized void callEnds() {
		this.running--;
		if (this.running == 0 && this.idle != null) {
			this.idle.complete(null);
		}
	}

	/**
	 * Cancels all timers.
	 * @return completed when no call runs
	 */
	synchronized CompletableFuture<Void> stop() {
		this.stopped = true;
		List.copyOf(this.timers).forEach(RuntimeTimer::cancel);
		CompletableFuture<Void> future = new CompletableFuture<>();
		this.idle = future;
		if (this.running == 0) {
			future.complete(null);
		}
		return future;
	}

}
