package io.spserver.queueing;

/**
 * A moving average of what handlers took. Belongs to whoever adds samples; others may
 * read an old one, and of samples that are added at the same time some may be lost.
 */
final class HandlerTime {

	/** The weight of a new sample is one in this many. */
	private static final int WEIGHT = 8;

	/** Longer times count as this, so that one of them is soon forgotten. */
	private static final long LONGEST_SAMPLE = 1_000_000;

	private long nanos;

	HandlerTime(long nanos) {
		this.nanos = nanos;
	}

	/** The average in nanoseconds, 0 if nothing is known yet. */
	long nanos() {
		return this.nanos;
	}

	void add(long sample) {
		long before = this.nanos;
		this.nanos = before + (Math.min(sample, LONGEST_SAMPLE) - before) / WEIGHT;
	}

}
