package io.spserver.protocol.rpc;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Ends one call that takes too long: its thread is interrupted, or what it waits for is
 * cancelled. The time is kept by the timer thread of the JDK.
 */
final class RpcDeadline {

	private final long end;

	private final CompletableFuture<Void> timer;

	/** The thread in the method; guarded by this. */
	private @Nullable Thread thread = Thread.currentThread();

	/** Whether the time is over and the thread was interrupted; guarded by this. */
	private boolean expired;

	private RpcDeadline(Duration limit) {
		this.end = System.nanoTime() + limit.toNanos();
		this.timer = after(limit.toNanos(), this::expire);
	}

	/**
	 * Calls a method.
	 * @param method the method
	 * @param limit how long it may take
	 * @param arguments its arguments
	 * @return its result, or a stage that completes in time
	 * @throws RpcException if it took too long
	 * @throws Exception if the method throws it
	 */
	static @Nullable Object call(RpcMethod method, Duration limit, @Nullable Object[] arguments) throws Exception {
		RpcDeadline deadline = new RpcDeadline(limit);
		try {
			return deadline.bounded(method.invoke(arguments));
		}
		catch (Exception ex) {
			throw (deadline.isExpired()) ? RpcErrors.timedOut() : ex;
		}
		finally {
			deadline.leave();
		}
	}

	private @Nullable Object bounded(@Nullable Object result) {
		if (isExpired()) {
			throw RpcErrors.timedOut();
		}
		return (result instanceof CompletionStage<?> stage) ? bounded(stage, this.end - System.nanoTime()) : result;
	}

	private static CompletableFuture<@Nullable Object> bounded(CompletionStage<?> stage, long nanos) {
		CompletableFuture<@Nullable Object> bounded = new CompletableFuture<>();
		CompletableFuture<Void> timer = after(nanos, () -> {
			if (bounded.completeExceptionally(RpcErrors.timedOut()) && stage instanceof Future<?> future) {
				future.cancel(true);
			}
		});
		stage.whenComplete((result, failure) -> {
			timer.complete(null);
			if (failure != null) {
				bounded.completeExceptionally(failure);
			}
			else {
				bounded.complete(result);
			}
		});
		return bounded;
	}

	private static CompletableFuture<Void> after(long nanos, Runnable action) {
		CompletableFuture<Void> timer = new CompletableFuture<>();
		timer.whenComplete((done, timeout) -> {
			if (timeout != null) {
				action.run();
			}
		});
		return timer.orTimeout(nanos, TimeUnit.NANOSECONDS);
	}

	private synchronized void expire() {
		if (this.thread != null) {
			this.expired = true;
			this.thread.interrupt();
		}
	}

	private synchronized boolean isExpired() {
		return this.expired;
	}

	private void leave() {
		this.timer.complete(null);
		synchronized (this) {
			this.thread = null;
			if (this.expired) {
				Thread.interrupted();
			}
		}
	}

}
