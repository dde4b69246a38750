package io.spserver.sync;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after worker threads whose tasks were expected to be quick. It looks every 200
 * microseconds to one millisecond, less often while nothing is late, and sleeps while
 * there is nothing to look after; whoever begins a run then wakes it. A run that begins
 * just before it falls asleep is not missed: the run is begun before its thread looks
 * whether the watch sleeps, and the watch says that it sleeps before it looks at the runs
 * once more.
 */
final class LateWatch extends Thread {

	private static final Logger logger = LoggerFactory.getLogger(LateWatch.class);

	private static final long SHORTEST_LOOK = TimeUnit.MICROSECONDS.toNanos(200);

	private static final long LONGEST_LOOK = TimeUnit.MILLISECONDS.toNanos(1);

	/** How often it looks at the shortest intervals after something was late. */
	private static final int ALERT_LOOKS = 100;

	private static final int LOOKS_BEFORE_SLEEP = 10;

	private final WorkerPool pool;

	private int alert;

	private volatile boolean asleep;

	private volatile boolean closed;

	LateWatch(WorkerPool pool) {
		super("spserver-worker-watch");
		this.pool = pool;
	}

	/** A run has begun. Called by any thread, as {@link #close()} is. */
	void wake() {
		if (this.asleep) {
			this.asleep = false;
			LockSupport.unpark(this);
		}
	}

	void close() {
		this.closed = true;
		this.asleep = false;
		LockSupport.unpark(this);
	}

	@Override
	public void run() {
		long pause = SHORTEST_LOOK;
		int idle = 0;
		while (!this.closed) {
			LockSupport.parkNanos(this, pause);
			Thread.interrupted();
			pause = look() ? nextPause(pause) : SHORTEST_LOOK;
			idle = this.pool.hasRuns() ? 0 : idle + 1;
			if (idle >= LOOKS_BEFORE_SLEEP) {
				sleep();
				idle = 0;
			}
		}
	}

	/**
	 * {@code false} if something was late. A failure, for want of memory perhaps, does
	 * not end the watch.
	 */
	private boolean look() {
		try {
			if (this.pool.passLateRuns()) {
				this.alert = ALERT_LOOKS;
				return false;
			}
		}
		catch (Throwable ex) {
			logger.error("Late tasks could not be looked after this time", ex);
		}
		return true;
	}

	private long nextPause(long pause) {
		if (this.alert > 0) {
			this.alert--;
			return SHORTEST_LOOK;
		}
		return Math.min(2 * pause, LONGEST_LOOK);
	}

	private void sleep() {
		this.asleep = true;
		if (this.closed || this.pool.hasRuns()) {
			this.asleep = false;
		}
		while (this.asleep) {
			LockSupport.park(this);
			Thread.interrupted();
		}
	}

}
