package io.spserver.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * How fast a counter has grown over about the last ten seconds.
 */
final class RateWindow {

	private static final long LENGTH_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final Deque<Sample> samples = new ArrayDeque<>();

	/** Takes note of the counter. To be called every few seconds. */
	synchronized void sample(long nanos, long count) {
		this.samples.addLast(new Sample(nanos, count));
		while (this.samples.size() > 1 && nanos - this.samples.getFirst().nanos() > LENGTH_NANOS) {
			this.samples.removeFirst();
		}
	}

	/** The growth a second from the oldest sample to now. */
	synchronized double perSecond(long nanos, long count) {
		Sample oldest = this.samples.peekFirst();
		if (oldest == null || nanos <= oldest.nanos()) {
			return 0;
		}
		double seconds = (nanos - oldest.nanos()) / (double) TimeUnit.SECONDS.toNanos(1);
		return (count - oldest.count()) / seconds;
	}

	private record Sample(long nanos, long count) {
	}

}
