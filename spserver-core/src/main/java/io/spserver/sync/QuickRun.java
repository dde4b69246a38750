package io.spserver.sync;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What a worker thread lets the {@link LateWatch} know: whether it goes through tasks
 * that are expected to be quick, and how far it has come. The thread begins and ends its
 * runs; the watch may only declare one late.
 */
final class QuickRun {

	private enum State {

		NONE, GOING, LATE

	}

	private final AtomicReference<State> state = new AtomicReference<>(State.NONE);

	/** How many tasks were taken; written by the thread. */
	private volatile int taken;

	/** How many of them the watch has seen. */
	private int seen;

	// What the thread calls.

	/**
	 * A task is taken that is expected to be quick.
	 * @return whether a run begins, so that the watch must be awake
	 */
	boolean goOn() {
		int before = this.taken;
		this.taken = before + 1;
		if (this.state.get() != State.NONE) {
			return false;
		}
		this.state.set(State.GOING);
		return true;
	}

	boolean isLate() {
		return this.state.get() == State.LATE;
	}

	/** Ends the run, if there is one; {@code true} if it had become late. */
	boolean end() {
		return this.state.get() != State.NONE && this.state.getAndSet(State.NONE) == State.LATE;
	}

	// What the watch calls.

	boolean isGoing() {
		return this.state.get() == State.GOING;
	}

	/** Declares a run late that has not come further since the last call. */
	boolean becomesLate() {
		int now = this.taken;
		boolean stuck = now == this.seen && this.state.compareAndSet(State.GOING, State.LATE);
		this.seen = now;
		return stuck;
	}

}
