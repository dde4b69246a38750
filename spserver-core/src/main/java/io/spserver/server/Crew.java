package io.spserver.server;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

import io.netty.util.internal.PlatformDependent;
import io.spserver.async.TransferableEventLoop;
import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that take turns in leading one event loop. The leader waits for events;
 * when they have made a session ready it runs that session's turn itself, and no request
 * crosses threads.
 * <p>
 * If the session's handler has been quick so far, the leader keeps its {@link LeaderRole}
 * meanwhile and goes on as event loop afterwards; the role's watcher takes it over if the
 * handler is slow for once. If it has been slow, the leader promotes a follower first, so
 * that slow handlers run side by side. A thread is hired when there is nobody to follow,
 * and goes when it has followed in vain for a minute. Since every task holds a permit of
 * its server, there are never more threads than handlers may run, one that leads and one
 * that watches: so somebody can always do I/O.
 */
final class Crew implements TaskExecutor {

	private static final Logger logger = LoggerFactory.getLogger(Crew.class);

	/** How long a thread follows in vain before it goes. */
	static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(60);

	/**
	 * How many turns are run, and for how long, before connections are looked at again.
	 */
	private static final int TURNS_A_ROUND = 256;

	/** How many turns are run between two looks at the clock. */
	private static final int TURNS_A_LOOK = 8;

	private static final long NANOS_A_ROUND = TimeUnit.MILLISECONDS.toNanos(1);

	private static final AtomicInteger sequence = new AtomicInteger();

	private final TransferableEventLoop loop;

	private final LeaderRole role;

	private final long quickNanos;

	private final long keepAliveNanos;

	private final Transitions transitions;

	private final IntSupplier handlers;

	private final BooleanSupplier hasReady;

	/** Sessions whose turn it is; taken by the leader. */
	private final Queue<Task> ready = PlatformDependent.newMpscQueue();

	private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

	/**
	 * Creates a crew.
	 * @param loop the event loop
	 * @param options when a leader gives up its role
	 * @param handlers how many handlers may run at once
	 * @param keepAliveNanos how long a thread follows in vain before it goes
	 * @param transitions told of each step
	 */
	Crew(TransferableEventLoop loop, LeaderFollowersOptions options, IntSupplier handlers, long keepAliveNanos,
			Transitions transitions) {
		this.handlers = handlers;
		this.keepAliveNanos = keepAliveNanos;
		this.transitions = transitions;
		this.loop = loop;
		this.quickNanos = options.quickHandler().toNanos();
		this.hasReady = () -> !this.ready.isEmpty();
		this.role = new LeaderRole(this::hire, options.takeOverAfter().toNanos(), transitions);
	}

	void start() {
		hire();
	}

	@Override
	public void execute(Task task) {
		this.ready.add(task);
		this.loop.wakeup();
	}

	int size() {
		return this.threads.size();
	}

	/** Interrupts handlers. */
	void interrupt() {
		for (Thread thread : this.threads) {
			if (!this.loop.inEventLoop(thread)) {
				thread.interrupt();
			}
		}
	}

	boolean awaitEnd(long nanos) throws InterruptedException {
		long deadline = System.nanoTime() + nanos;
		for (Thread thread : this.threads) {
			thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
		}
		return this.threads.isEmpty();
	}

	/**
	 * Hires a thread. Not if there are more than can run handlers, lead and watch: then
	 * one has just returned its permit, and is about to look what there is to do.
	 */
	private boolean hire() {
		if (this.threads.size() >= this.handlers.getAsInt() + 2) {
			return false;
		}
		CrewThread thread = new CrewThread(this::work, this.loop, sequence.incrementAndGet());
		this.threads.add(thread);
		try {
			thread.start();
			return true;
		}
		catch (Throwable ex) {
			this.threads.remove(thread);
			logger.error("No thread could be started to follow the leader", ex);
			return false;
		}
	}

	/** The life of a thread: follow, lead, handle. */
	private void work() {
		try {
			for (long held = takeRole(); held != LeaderRole.GONE; held = takeRole()) {
				lead(held);
			}
		}
		finally {
			this.threads.remove(Thread.currentThread());
			this.role.gone();
		}
	}

	private long takeRole() {
		return this.role.take(this.keepAliveNanos);
	}

	/**
	 * Leads until the role is passed on, taken over, or abolished because the event loop
	 * has terminated.
	 */
	private void lead(long role) {
		long held = role;
		Round round = new Round();
		while (held != LeaderRole.GONE) {
			this.transitions.reached(Transition.LEADS);
			this.loop.lead();
			Task task = nextTask(round);
			this.loop.follow();
			this.transitions.reached(Transition.HANDLES);
			if (task == null) {
				this.role.abolish();
				return;
			}
			held = (task.expectedNanos() <= this.quickNanos) ? runAsLeader(task, held) : runAsFollower(task, held);
		}
	}

	/** The role may be taken over meanwhile. */
	private long runAsLeader(Task task, long held) {
		long busy = this.role.busy(held);
		run(task);
		long after = this.role.resume(busy);
		if (after == LeaderRole.GONE) {
			task.server().events().takenOver();
		}
		return after;
	}

	private long runAsFollower(Task task, long held) {
		this.role.pass(held);
		task.server().events().promoted();
		run(task);
		return LeaderRole.GONE;
	}

	private static void run(Task task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			logger.error("A turn failed", ex);
		}
	}

	/**
	 * The next session that is ready; {@code null} when the event loop has terminated.
	 */
	private @Nullable Task nextTask(Round round) {
		Task task = round.isOver() ? null : this.ready.poll();
		while (task == null) {
			if (!runLoop()) {
				return null;
			}
			round.begin();
			task = this.ready.poll();
		}
		return task;
	}

	private boolean runLoop() {
		try {
			return this.loop.runOnce(this.hasReady);
		}
		catch (Throwable ex) {
			logger.error("An event loop failed and goes on in a second", ex);
			LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
			return true;
		}
	}

	/** What a leader may do before it looks at the connections again. */
	private static final class Round {

		private int turns = TURNS_A_ROUND;

		private long start;

		void begin() {
			this.turns = 0;
			this.start = System.nanoTime();
		}

		boolean isOver() {
			this.turns++;
			return this.turns >= TURNS_A_ROUND
					|| (this.turns % TURNS_A_LOOK == 0 && System.nanoTime() - this.start > NANOS_A_ROUND);
		}

	}

}
