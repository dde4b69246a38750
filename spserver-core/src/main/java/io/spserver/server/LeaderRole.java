package io.spserver.server;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The role that the threads of a {@link Crew} take in turns, lazily: a leader keeps it
 * while it runs a handler, and loses it only if that takes long.
 * <p>
 * The role is one volatile word of a number and a mode; every change of hands is a
 * compare-and-set or a volatile store on it, which also makes visible what the last
 * leader wrote. <pre>
 *          take                 busy (n+1)
 *   NONE ---------&gt; LEADING ----------------&gt; BUSY
 *    ^               |    ^                    |  |
 *    |     pass      |    |      resume        |  |  the watcher takes over (n+1):
 *    +---------------+    +--------------------+  +--&gt; LEADING, by another thread
 * </pre> Nobody but its own thread sets LEADING to something else. BUSY has a new number
 * each time: so a thread that sees the same word twice knows that one handler has been
 * running since, and a leader whose {@link #resume} fails knows that it has been taken
 * over.
 * <p>
 * Threads without the role are followers. One of them is the <em>watcher</em>: it looks
 * at the word every now and then, takes the role when nobody has it, and takes it over
 * when it sees the same handler twice. It looks less often while nothing blocks, and
 * sleeps while nothing happens; then the next leader to become busy wakes it. A thread
 * becomes the watcher only by its own act, so that no leader believes itself watched by a
 * thread that has something else in mind.
 */
final class LeaderRole {

	/**
	 * What {@link #take} returns when there is no role any more, or the thread has waited
	 * in vain.
	 */
	static final long GONE = -1;

	private static final long NONE = 0;

	private static final long LEADING = 1;

	private static final long BUSY = 2;

	private static final long ABOLISHED = 3;

	private static final long MODE = 3;

	private static final long NEXT = 4;

	/** The longest look in terms of the shortest one. */
	private static final int BACK_OFF = 5;

	private static final int LOOKS_BEFORE_SLEEP = 10;

	/** How many of the shortest looks follow after a handler was slow. */
	private static final int ALERT_LOOKS = 100;

	private final AtomicLong word = new AtomicLong(NONE);

	private final AtomicReference<@Nullable Thread> watcher = new AtomicReference<>();

	/** The watcher sleeps until it is woken. */
	private volatile boolean asleep;

	/** How many of the shortest looks are left; belongs to the watcher. */
	private int alert;

	/**
	 * Followers that neither lead nor watch; the last to come is the first to be woken.
	 */
	private final Deque<Thread> waiting = new ConcurrentLinkedDeque<>();

	/** A follower has been woken, or hired, and has not looked round yet. */
	private final AtomicBoolean summoned = new AtomicBoolean();

	private final BooleanSupplier hire;

	private final long shortestLook;

	private final Transitions transitions;

	/**
	 * Creates the role; nobody has it.
	 * @param hire starts a thread that takes the role or watches, unless so many are
	 * there that one of them is about to do so anyway
	 * @param takeOverAfter how long a handler may run before the role is taken over, in
	 * nanoseconds
	 * @param transitions told of each step
	 */
	LeaderRole(BooleanSupplier hire, long takeOverAfter, Transitions transitions) {
		this.hire = hire;
		this.shortestLook = takeOverAfter;
		this.transitions = transitions;
	}

	/**
	 * Waits for the role.
	 * @param keepAlive how long to wait at most, in nanoseconds; the watcher waits for
	 * ever
	 * @return what the calling thread leads with, or {@link #GONE}
	 */
	long take(long keepAlive) {
		long deadline = System.nanoTime() + keepAlive;
		Thread me = Thread.currentThread();
		while (true) {
			this.summoned.set(false);
			long held = tryTake();
			if (held == NONE && this.watcher.compareAndSet(null, me)) {
				held = watch();
				this.transitions.reached(Transition.STOPS_WATCHING);
				this.watcher.set(null);
			}
			if (held != NONE) {
				return held;
			}
			if (!waitToBeSummoned(me, deadline)) {
				return GONE;
			}
		}
	}

	/** Takes the role if nobody has it; {@link #NONE} if somebody else does. */
	long tryTake() {
		while (true) {
			long now = this.word.get();
			if (now == ABOLISHED) {
				return GONE;
			}
			if ((now & MODE) != NONE) {
				return NONE;
			}
			this.transitions.reached(Transition.TAKES);
			if (this.word.compareAndSet(now, now + NEXT + LEADING)) {
				return now + NEXT + LEADING;
			}
		}
	}

	/** {@code false} if nobody summoned the thread until the deadline. */
	private boolean waitToBeSummoned(Thread me, long deadline) {
		this.waiting.addFirst(me);
		this.transitions.reached(Transition.WAITS);
		long left = deadline - System.nanoTime();
		if (left > 0 && (this.word.get() & MODE) != NONE && this.word.get() != ABOLISHED
				&& this.watcher.get() != null) {
			LockSupport.parkNanos(this, left);
		}
		Thread.interrupted();
		boolean summoned = !this.waiting.remove(me);
		if (summoned || deadline - System.nanoTime() > 0) {
			return true;
		}
		this.transitions.reached(Transition.GOES);
		return false;
	}

	/**
	 * Looks at the word until the calling thread has the role, or there is none any more.
	 */
	private long watch() {
		long seen = NONE;
		long pause = this.shortestLook;
		int unchanged = 0;
		while (true) {
			long held = tryTake();
			if (held != NONE) {
				return held;
			}
			long now = this.word.get();
			this.transitions.reached(Transition.LOOKS);
			unchanged = (now == seen) ? unchanged + 1 : 0;
			if (unchanged > 0 && (now & MODE) == BUSY) {
				held = takeOver(now);
				if (held != NONE) {
					this.alert = ALERT_LOOKS;
					return held;
				}
			}
			if (unchanged >= LOOKS_BEFORE_SLEEP) {
				sleep(now);
				unchanged = 0;
				pause = this.shortestLook;
			}
			else {
				LockSupport.parkNanos(this, pause);
				pause = nextPause(pause);
			}
			Thread.interrupted();
			seen = now;
		}
	}

	private long nextPause(long pause) {
		if (this.alert > 0) {
			this.alert--;
			return this.shortestLook;
		}
		return Math.min(2 * pause, BACK_OFF * this.shortestLook);
	}

	/**
	 * Takes the role from a leader that is busy; {@link #NONE} if its handler has
	 * returned.
	 */
	long takeOver(long busy) {
		long held = busy + NEXT - BUSY + LEADING;
		this.transitions.reached(Transition.TAKES_OVER);
		return this.word.compareAndSet(busy, held) ? held : NONE;
	}

	/**
	 * Sleeps unless the word has changed; whoever changes it looks whether somebody
	 * sleeps.
	 */
	private void sleep(long seen) {
		if (fallAsleep(seen)) {
			LockSupport.park(this);
		}
		this.asleep = false;
	}

	/** {@code false} if the word has changed. */
	boolean fallAsleep(long seen) {
		this.asleep = true;
		this.transitions.reached(Transition.FALLS_ASLEEP);
		return this.word.get() == seen;
	}

	boolean isWatcherAsleep() {
		return this.asleep;
	}

	/**
	 * The leader begins to run a handler, and may lose the role over it.
	 * @param held what it leads with
	 * @return what it is to {@link #resume} with
	 */
	long busy(long held) {
		long busy = becomeBusy(held);
		this.transitions.reached(Transition.IS_BUSY);
		Thread watching = this.watcher.get();
		if (watching == null) {
			summon();
		}
		else if (isWatcherAsleep()) {
			LockSupport.unpark(watching);
		}
		return busy;
	}

	/** From here on the leader may be taken over. */
	long becomeBusy(long held) {
		long busy = held + NEXT - LEADING + BUSY;
		this.word.set(busy);
		return busy;
	}

	/**
	 * The handler has returned.
	 * @param busy what {@link #busy} returned
	 * @return what the calling thread leads with, or {@link #GONE} if it leads no more
	 */
	long resume(long busy) {
		long held = busy - BUSY + LEADING;
		this.transitions.reached(Transition.RESUMES);
		return this.word.compareAndSet(busy, held) ? held : GONE;
	}

	/**
	 * The leader gives the role up for a follower to take.
	 * @param held what it leads with
	 */
	void pass(long held) {
		this.word.set(held - LEADING + NONE);
		this.transitions.reached(Transition.HAS_PASSED);
		Thread watching = this.watcher.get();
		if (watching != null) {
			LockSupport.unpark(watching);
		}
		else {
			summon();
		}
	}

	/** Makes sure that a thread is about to look whether it can lead or watch. */
	private void summon() {
		if (!trySummon()) {
			// A thread may have been counted that has gone meanwhile, unaware of this.
			trySummon();
		}
	}

	/** {@code false} if nobody waits and nobody is hired. */
	private boolean trySummon() {
		if (!this.summoned.compareAndSet(false, true)) {
			return true;
		}
		Thread follower = this.waiting.poll();
		if (follower != null) {
			LockSupport.unpark(follower);
			return true;
		}
		if (this.hire.getAsBoolean()) {
			return true;
		}
		this.summoned.set(false);
		return false;
	}

	/**
	 * A thread has gone and is not counted any more. While it was, nobody may have been
	 * hired whom the role needs.
	 */
	void gone() {
		long mode = this.word.get() & MODE;
		if (mode == NONE || (mode == BUSY && this.watcher.get() == null)) {
			summon();
		}
	}

	/** Ends the role: nobody gets it any more. Called by the leader. */
	void abolish() {
		this.word.set(ABOLISHED);
		this.transitions.reached(Transition.IS_ABOLISHED);
		LockSupport.unpark(this.watcher.get());
		for (Thread follower = this.waiting.poll(); follower != null; follower = this.waiting.poll()) {
			LockSupport.unpark(follower);
		}
	}

}
