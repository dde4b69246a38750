package io.spserver.boot.autoconfigure.security;

import java.util.concurrent.TimeUnit;

/**
 * Lets something happen so many times a minute. Safe for use by any thread.
 */
final class MinuteLimit {

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	private final int most;

	private long since = System.nanoTime();

	private int count;

	MinuteLimit(int most) {
		this.most = most;
	}

	synchronized boolean allows() {
		long now = System.nanoTime();
		if (now - this.since >= MINUTE) {
			this.since = now;
			this.count = 0;
		}
		this.count++;
		return this.count <= this.most;
	}

}
