package io.spserver.server;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.EventLoop;
import io.spserver.Timer;
import io.spserver.TimerHandler;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;
import io.spserver.sync.TimerCall;
import org.jspecify.annotations.Nullable;

/**
 * A timer: its event loop's clock says when, a worker thread calls the handler. It is
 * never scheduled while a call runs, so that calls do not overlap.
 */
final class RuntimeTimer implements Timer, Task {

	private enum State {

		/** The clock runs, or the call waits for a thread. */
		WAITING,
		/** The handler is being called. */
		CALLING,
		/** There is no further call. */
		ENDED

	}

	private final RuntimeTimers timers;

	private final EventLoop loop;

	private final TaskExecutor home;

	private final TimerHandler handler;

	private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

	private volatile @Nullable ScheduledFuture<?> clock;

	/** Belongs to the call. */
	private Duration interval;

	/** How long the last call took, in nanoseconds. */
	private volatile long took;

	RuntimeTimer(RuntimeTimers timers, EventLoop loop, TaskExecutor home, Duration interval, TimerHandler handler) {
		this.timers = timers;
		this.loop = loop;
		this.home = home;
		this.interval = interval;
		this.handler = handler;
	}

	void start(Duration delay) {
		try {
			this.clock = this.loop.schedule(this::expired, nanos(delay), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			cancel();
		}
		if (!isActive()) {
			// Cancelled meanwhile, with the clock before this one.
			cancel();
		}
	}

	/** Further away than anybody waits, and nearer than the clock overflows. */
	private static long nanos(Duration delay) {
		return (delay.toDays() < 365 * 100) ? delay.toNanos() : TimeUnit.DAYS.toNanos(365 * 100);
	}

	/** On the event loop. */
	private void expired() {
		if (isActive()) {
			server().work().submit(this);
		}
	}

	@Override
	public void run() {
		this.timers.callBegins();
		try {
			if (this.state.compareAndSet(State.WAITING, State.CALLING)) {
				call();
			}
		}
		finally {
			this.timers.callEnds();
			server().work().release();
		}
	}

	private void call() {
		long start = System.nanoTime();
		TimerCall call = TimerCall.run(this.handler, this.interval, server().options().name(), server().registry());
		this.took = System.nanoTime() - start;
		this.interval = call.next();
		if (call.ends() || !this.state.compareAndSet(State.CALLING, State.WAITING)) {
			cancel();
		}
		else {
			start(this.interval);
		}
	}

	@Override
	public void cancel() {
		this.state.set(State.ENDED);
		this.timers.ended(this);
		ScheduledFuture<?> running = this.clock;
		if (running != null) {
			running.cancel(false);
		}
	}

	@Override
	public boolean isActive() {
		return this.state.get() != State.ENDED;
	}

	@Override
	public TaskExecutor home() {
		return this.home;
	}

	@Override
	public ServerContext server() {
		return this.timers.context();
	}

	@Override
	public boolean beginsToWait() {
		return false;
	}

	@Override
	public boolean endsToWait() {
		return false;
	}

	@Override
	public long expectedNanos() {
		return this.took;
	}

}
