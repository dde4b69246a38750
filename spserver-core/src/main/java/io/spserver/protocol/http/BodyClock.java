package io.spserver.protocol.http;

import java.util.concurrent.TimeUnit;

/**
 * Says until when more of a body must have arrived: nothing for a while is too slow, and
 * so is less than a certain rate after that while. Belongs to its decoder, which asks it
 * only when a body has not arrived whole.
 */
final class BodyClock {

	private final long timeout;

	private final int minRate;

	private final long start = System.nanoTime();

	private long lastProgress = this.start;

	private long received;

	BodyClock(HttpOptions options) {
		this.timeout = options.bodyTimeout().toNanos();
		this.minRate = options.minBodyRate();
	}

	/**
	 * Some of the body has arrived, or nothing.
	 * @param bytes how much
	 * @return until when more must have arrived, in nanoseconds; 0 for no limit
	 */
	long arrived(int bytes) {
		if (this.timeout == 0) {
			return 0;
		}
		if (bytes > 0) {
			this.received += bytes;
			this.lastProgress = System.nanoTime();
		}
		long silent = this.lastProgress + this.timeout;
		if (this.minRate == 0) {
			return silent;
		}
		double seconds = (double) this.received / this.minRate;
		long slow = this.start + this.timeout + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
		return (slow - silent < 0) ? slow : silent;
	}

}
