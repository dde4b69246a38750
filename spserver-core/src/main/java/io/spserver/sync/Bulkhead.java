package io.spserver.sync;

import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.ServerOptions;
import io.spserver.queueing.RequestQueue;
import io.spserver.queueing.Task;
import io.spserver.queueing.WorkQueue;

/**
 * The share that one server has of the runtime's threads. One thread, or as many as its
 * options say, are always its own; more it takes from those that all servers of the
 * pattern share, up to its own limit. What may not run yet waits in the server's
 * {@link RequestQueue}.
 * <p>
 * Safe for use by any thread and free of locks: the number of running tasks is changed by
 * compare-and-set only, and each running task above the reserved ones stands for one
 * shared permit.
 */
public final class Bulkhead implements WorkQueue {

	private final SharedThreads shared;

	private final RequestQueue queue;

	private final int reserved;

	private volatile int limit;

	private final AtomicInteger running = new AtomicInteger();

	Bulkhead(SharedThreads shared, ServerOptions options) {
		this.shared = shared;
		this.queue = new RequestQueue(options.requestQueueSize());
		this.reserved = options.reservedThreads();
		this.limit = unlimitedIfZero(options.maxThreads());
	}

	private static int unlimitedIfZero(int threads) {
		return (threads > 0) ? threads : Integer.MAX_VALUE;
	}

	/**
	 * Changes the limits.
	 * @param running how many tasks may run at once, 0 for as many as there are threads;
	 * those above it finish
	 * @param waiting from how many waiting connections on the queue is full
	 */
	public void limits(int running, int waiting) {
		this.limit = unlimitedIfZero(running);
		this.queue.limit(waiting);
		dispatch();
	}

	@Override
	public void submit(Task task) {
		if (this.queue.isEmpty() && tryAcquire()) {
			task.home().execute(task);
			return;
		}
		this.queue.add(task);
		dispatch();
	}

	/**
	 * Has a task run now, if the server may run one more and nothing waits.
	 * @param task the task
	 * @return whether it runs; it gives its permit back by {@link #release()}
	 */
	public boolean offer(Task task) {
		if (!this.queue.isEmpty() || !tryAcquire()) {
			return false;
		}
		task.home().execute(task);
		return true;
	}

	@Override
	public void release() {
		if (giveBack()) {
			this.shared.dispatchNeediest();
		}
		dispatch();
	}

	@Override
	public boolean isFull() {
		return this.queue.isFull();
	}

	@Override
	public int waiting() {
		return this.queue.size();
	}

	@Override
	public int running() {
		return this.running.get();
	}

	/** Whether a task waits for nothing but a thread. */
	boolean wantsThread() {
		return !this.queue.isEmpty() && this.running.get() < this.limit;
	}

	/** Has tasks that wait run, as many as may. */
	void dispatch() {
		while (!this.queue.isEmpty() && tryAcquire()) {
			Task task = this.queue.poll();
			if (task != null) {
				task.home().execute(task);
			}
			else if (giveBack()) {
				this.shared.dispatchNeediest();
			}
		}
	}

	private boolean tryAcquire() {
		while (true) {
			int now = this.running.get();
			if (now >= this.limit) {
				return false;
			}
			boolean needsShared = now >= this.reserved;
			if (needsShared && !this.shared.tryAcquire()) {
				return false;
			}
			if (this.running.compareAndSet(now, now + 1)) {
				return true;
			}
			if (needsShared) {
				this.shared.giveBack();
				this.shared.dispatchNeediest();
			}
		}
	}

	private boolean giveBack() {
		boolean wasShared = this.running.getAndDecrement() > this.reserved;
		if (wasShared) {
			this.shared.giveBack();
		}
		return wasShared;
	}

}
