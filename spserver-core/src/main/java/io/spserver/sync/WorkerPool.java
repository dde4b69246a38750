package io.spserver.sync;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;

/**
 * The worker threads of half-sync/half-async. Threads appear when there is a task and
 * none is free, and go when they have been idle for a minute. How many tasks run at once
 * the bulkheads decide; on virtual threads each task gets its own.
 */
public final class WorkerPool implements TaskExecutor {

	private static final long KEEP_ALIVE_SECONDS = 60;

	private final ExecutorService executor;

	/**
	 * Creates a pool; its threads come later.
	 * @param threads how many threads there may be
	 * @param virtualThreads whether tasks run on virtual threads; needs Java 21
	 */
	public WorkerPool(int threads, boolean virtualThreads) {
		this.executor = virtualThreads ? VirtualThreads.newExecutor() : newThreadPool(threads);
	}

	private static ExecutorService newThreadPool(int threads) {
		AtomicInteger sequence = new AtomicInteger();
		ThreadFactory factory = (runnable) -> new WorkerThread(runnable, sequence.incrementAndGet());
		HandOverQueue queue = new HandOverQueue();
		return new ThreadPoolExecutor(0, threads, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, queue, factory, queue::enqueue);
	}

	@Override
	public void execute(Task task) {
		this.executor.execute(task);
	}

	/**
	 * Allows for more threads.
	 * @param threads how many there must be at least
	 */
	public void growTo(int threads) {
		if (this.executor instanceof ThreadPoolExecutor pool && threads > pool.getMaximumPoolSize()) {
			pool.setMaximumPoolSize(threads);
		}
	}

	/**
	 * How many threads there are, not counting virtual ones.
	 * @return the number
	 */
	public int threads() {
		return (this.executor instanceof ThreadPoolExecutor pool) ? pool.getPoolSize() : 0;
	}

	/** Interrupts what runs and ends the threads; tasks that come later are dropped. */
	public void close() {
		this.executor.shutdownNow();
	}

	/**
	 * Waits for the threads to end.
	 * @param nanos how long at most, in nanoseconds
	 * @return whether they have ended
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	public boolean awaitEnd(long nanos) throws InterruptedException {
		return this.executor.awaitTermination(nanos, TimeUnit.NANOSECONDS);
	}

	/**
	 * Hands a task to a thread that waits for one. If none does, it declines, so that the
	 * pool adds a thread; if there may be no more threads, one is about to be free, and
	 * the task is queued for it.
	 */
	private static final class HandOverQueue extends LinkedTransferQueue<Runnable> {

		private static final long serialVersionUID = 1L;

		@Override
		public boolean offer(Runnable task) {
			return tryTransfer(task);
		}

		void enqueue(Runnable task, ThreadPoolExecutor pool) {
			if (!pool.isShutdown()) {
				put(task);
			}
		}

	}

}
