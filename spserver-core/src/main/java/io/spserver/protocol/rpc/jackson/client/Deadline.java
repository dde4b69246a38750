package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * When a call that is on its way must have been sent.
 *
 * @param nanos as {@link System#nanoTime()} tells
 */
record Deadline(long nanos) {

	static Deadline in(Duration time) {
		return new Deadline(System.nanoTime() + time.toNanos());
	}

	/**
	 * What is left.
	 * @param most the most that is of interest
	 * @return the time in milliseconds, at least 1
	 */
	int millis(Duration most) {
		long left = Math.min(TimeUnit.NANOSECONDS.toMillis(this.nanos - System.nanoTime()), most.toMillis());
		return (int) Math.max(1, Math.min(left, Integer.MAX_VALUE));
	}

	/**
	 * Takes a lock.
	 * @param lock the lock
	 * @return whether it was to be had in time
	 * @throws IOException if the thread is interrupted, and still is
	 */
	boolean lock(Lock lock) throws IOException {
		try {
			return lock.tryLock(this.nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw (IOException) new InterruptedIOException("Interrupted before the request was sent").initCause(ex);
		}
	}

}
