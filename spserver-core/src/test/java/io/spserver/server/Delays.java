package io.spserver.server;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds threads up at random at each transition: so that what is rare otherwise, another
 * thread's step between two of this one, happens all the time.
 */
final class Delays extends Transitions {

	private static final long LONGEST = TimeUnit.MICROSECONDS.toNanos(300);

	private final Set<Transition> reached = Collections.synchronizedSet(EnumSet.noneOf(Transition.class));

	@Override
	void reached(Transition transition) {
		this.reached.add(transition);
		holdUp();
	}

	/** Holds the calling thread up for a moment, or not. */
	void holdUp() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		int choice = random.nextInt(64);
		if (choice == 0) {
			LockSupport.parkNanos(random.nextLong(LONGEST));
		}
		else if (choice < 4) {
			Thread.yield();
		}
		else if (choice < 16) {
			spin(random.nextLong(5000));
		}
	}

	/** The transitions that no thread has come to. */
	Set<Transition> missed() {
		Set<Transition> missed = EnumSet.allOf(Transition.class);
		missed.removeAll(this.reached);
		return missed;
	}

	static void spin(long nanos) {
		long start = System.nanoTime();
		while (System.nanoTime() - start < nanos) {
			Thread.onSpinWait();
		}
	}

}
