package io.spserver.benchmarks.load;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

import io.spserver.benchmarks.work.Wire;
import io.spserver.benchmarks.work.Work;

/**
 * Decides which request is sent next. Gives each run the same sequence.
 */
final class RequestSource {

	private static final long SEED = 42;

	private final byte[] usual;

	private final byte[] slow;

	private final double slowShare;

	private final SplittableRandom random = new SplittableRandom(SEED);

	RequestSource(Wire wire, Work work, double slowShare) {
		this.usual = Requests.bytes(wire, work);
		this.slow = Requests.bytes(wire, Work.SLEEP);
		this.slowShare = slowShare;
	}

	int maxSize() {
		return Math.max(this.usual.length, this.slow.length);
	}

	/**
	 * Puts the next request into a buffer.
	 * @param out the buffer
	 * @return whether it is a slow one among quick ones
	 */
	boolean put(ByteBuffer out) {
		boolean isSlow = this.slowShare > 0 && this.random.nextDouble() < this.slowShare;
		out.put(isSlow ? this.slow : this.usual);
		return isSlow;
	}

}
