package io.spserver.benchmarks.work;

/**
 * Uses CPU. The amount is a number of steps and not a time, so that a thread that has to
 * wait for a processor does no less; the runner measures how many steps the wanted time
 * takes on this machine and tells the contenders.
 */
public final class Spin {

	/** The system property that says how many steps {@link Work#SPIN} takes. */
	public static final String PROPERTY = "benchmarks.spin.steps";

	static final int CONFIGURED_STEPS = Integer.getInteger(PROPERTY, 100_000);

	private static final int TRIAL_STEPS = 200_000;

	private static final int TRIALS = 200;

	private Spin() {
	}

	/**
	 * Measures how many steps take so long on this machine when nothing disturbs them.
	 * @param micros the time, in microseconds
	 * @return the number of steps
	 */
	public static int stepsFor(int micros) {
		long best = Long.MAX_VALUE;
		for (int i = 0; i < TRIALS; i++) {
			long start = System.nanoTime();
			spin(TRIAL_STEPS);
			best = Math.min(best, System.nanoTime() - start);
		}
		return (int) (TRIAL_STEPS * (micros * 1_000L) / best);
	}

	static void spin(int steps) {
		long value = steps | 1L;
		for (int i = 0; i < steps; i++) {
			value ^= value << 13;
			value ^= value >>> 7;
			value ^= value << 17;
		}
		if (value == 0) {
			throw new IllegalStateException("Never so: this keeps the loop from being left out");
		}
	}

}
