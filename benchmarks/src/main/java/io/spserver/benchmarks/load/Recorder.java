package io.spserver.benchmarks.load;

/**
 * Hears of each answer.
 */
@FunctionalInterface
interface Recorder {

	/**
	 * A request has been answered.
	 * @param sentAt when it was sent, in nanoseconds; negative if it was a slow one among
	 * quick ones
	 * @param now the time in nanoseconds
	 */
	void answered(long sentAt, long now);

}
