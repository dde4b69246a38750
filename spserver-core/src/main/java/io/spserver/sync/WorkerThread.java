package io.spserver.sync;

import java.util.concurrent.locks.LockSupport;

/**
 * A thread of the {@link WorkerPool}.
 */
final class WorkerThread extends Thread implements NamedThread {

	private final WorkerPool pool;

	private final ThreadName name;

	private final QuickRun run = new QuickRun();

	private volatile boolean awake = true;

	WorkerThread(WorkerPool pool, int number) {
		super("spserver-worker-" + number);
		this.pool = pool;
		this.name = new ThreadName(this, number);
	}

	@Override
	public void run() {
		this.pool.work(this);
	}

	QuickRun quickRun() {
		return this.run;
	}

	void fallAsleep() {
		this.awake = false;
	}

	void wake() {
		this.awake = true;
		LockSupport.unpark(this);
	}

	/** {@code false} if nobody woke the thread in time. */
	boolean awaitWakeup(long nanos) {
		long deadline = System.nanoTime() + nanos;
		long left = nanos;
		while (!this.awake && left > 0) {
			LockSupport.parkNanos(this.pool, left);
			Thread.interrupted();
			left = deadline - System.nanoTime();
		}
		return this.awake;
	}

	@Override
	public void worksFor(String server) {
		this.name.worksFor(server);
	}

}
