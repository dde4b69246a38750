package io.spserver.async;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has an event loop run one task soon, once for any number of requests that come before
 * it runs. Callable by any thread. What the task is to see must have been written with
 * the effect of a volatile write: the way past the compare-and-set orders nothing before
 * it.
 */
final class Wakeup implements Runnable {

	private final Executor loop;

	private final Runnable task;

	private final AtomicBoolean requested = new AtomicBoolean();

	Wakeup(Executor loop, Runnable task) {
		this.loop = loop;
		this.task = task;
	}

	/**
	 * Requests a run.
	 * @return {@code false} if the event loop has ended
	 */
	boolean request() {
		if (this.requested.get() || !this.requested.compareAndSet(false, true)) {
			return true;
		}
		try {
			this.loop.execute(this);
			return true;
		}
		catch (RejectedExecutionException ex) {
			this.requested.set(false);
			return false;
		}
	}

	@Override
	public void run() {
		this.requested.set(false);
		this.task.run();
	}

}
