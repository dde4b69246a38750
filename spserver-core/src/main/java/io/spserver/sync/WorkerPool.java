package io.spserver.sync;

import java.util.Deque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

import io.spserver.queueing.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Platform threads that come when there is more to do and go when they have been idle for
 * a minute.
 * <p>
 * To wake a thread costs more than most handlers. So a thread is woken only if none is
 * <em>searching</em>: awake, and about to look for a task. A thread goes on searching
 * while it runs tasks that are expected to be quick, until they add up to something;
 * before a longer one it stops, and wakes another thread if it was the last that searched
 * and there is more to do. Thus one thread runs a burst of quick handlers, while slow
 * ones get a thread each. If a task takes long that was expected to be quick, the
 * {@link LateWatch} finds out and has another thread search. A thread that is about to
 * sleep looks once more after it has stopped searching, so that no task is missed by both
 * sides.
 */
final class WorkerPool implements Workers {

	private static final Logger logger = LoggerFactory.getLogger(WorkerPool.class);

	private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(60);

	/** How long quick tasks may take together before another thread is to help. */
	private static final long QUICK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

	/** What a task takes beside its handler. */
	private static final long TASK_NANOS = TimeUnit.MICROSECONDS.toNanos(2);

	private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

	/** Threads that sleep; the last one to fall asleep is woken first. */
	private final Deque<WorkerThread> idle = new ConcurrentLinkedDeque<>();

	private final AtomicInteger searching = new AtomicInteger();

	private final AtomicInteger size = new AtomicInteger();

	private final AtomicInteger sequence = new AtomicInteger();

	private final Set<WorkerThread> threads = ConcurrentHashMap.newKeySet();

	private final LateWatch watch = new LateWatch(this);

	private final BiFunction<WorkerPool, Integer, WorkerThread> hiring;

	private final long keepAliveNanos;

	private volatile int limit;

	private volatile boolean closed;

	WorkerPool(int limit) {
		this(limit, KEEP_ALIVE_NANOS);
	}

	WorkerPool(int limit, long keepAliveNanos) {
		this(limit, keepAliveNanos, WorkerThread::new);
	}

	/** Creates a pool whose threads, by their number, somebody else makes. */
	WorkerPool(int limit, long keepAliveNanos, BiFunction<WorkerPool, Integer, WorkerThread> hiring) {
		this.limit = limit;
		this.keepAliveNanos = keepAliveNanos;
		this.hiring = hiring;
	}

	@Override
	public void execute(Task task) {
		add(task);
		summon();
	}

	@Override
	public void add(Task task) {
		this.tasks.add(task);
	}

	@Override
	public void summon() {
		if (!trySummon() && this.size.get() < this.limit) {
			// A thread was counted that has gone meanwhile, unaware of this.
			trySummon();
		}
	}

	/** {@code false} if there are as many threads as may be, and none sleeps. */
	private boolean trySummon() {
		if (this.searching.get() != 0 || !this.searching.compareAndSet(0, 1)) {
			return true;
		}
		WorkerThread sleeper = this.idle.pollFirst();
		if (sleeper != null) {
			sleeper.wake();
			return true;
		}
		boolean hired = false;
		try {
			hired = hire();
		}
		finally {
			if (!hired) {
				this.searching.decrementAndGet();
			}
		}
		return hired;
	}

	private boolean hire() {
		while (true) {
			int now = this.size.get();
			if (now >= this.limit || this.closed) {
				return false;
			}
			if (this.size.compareAndSet(now, now + 1)) {
				return start();
			}
		}
	}

	private synchronized void startWatch() {
		if (this.watch.getState() == Thread.State.NEW) {
			this.watch.start();
		}
	}

	/**
	 * A thread that cannot be made or started, for want of memory perhaps, is not
	 * counted.
	 */
	private boolean start() {
		WorkerThread thread = null;
		try {
			thread = this.hiring.apply(this, this.sequence.incrementAndGet());
			this.threads.add(thread);
			startWatch();
			thread.start();
			return true;
		}
		catch (Throwable ex) {
			this.size.decrementAndGet();
			if (thread != null) {
				this.threads.remove(thread);
			}
			logger.error("No worker thread could be started", ex);
			return false;
		}
	}

	/**
	 * The life of a thread; it begins searching, on behalf of whoever woke or hired it.
	 */
	void work(WorkerThread thread) {
		try {
			do {
				runTasks(thread.quickRun());
			}
			while (sleep(thread));
		}
		finally {
			this.size.decrementAndGet();
			this.threads.remove(thread);
			if (!this.tasks.isEmpty() && !this.closed) {
				// Came while this thread was counted, and did not look any more.
				summon();
			}
		}
	}

	private void runTasks(QuickRun quick) {
		long expected = 0;
		for (Task task = this.tasks.poll(); task != null && !this.closed; task = this.tasks.poll()) {
			expected += task.expectedNanos() + TASK_NANOS;
			if (expected <= QUICK_NANOS) {
				runSearching(task, quick);
			}
			else {
				expected = 0;
				end(quick);
				stopSearching();
				run(task);
				this.searching.incrementAndGet();
			}
		}
		end(quick);
	}

	private void runSearching(Task task, QuickRun quick) {
		if (quick.goOn()) {
			this.watch.wake();
		}
		run(task);
		if (quick.isLate()) {
			end(quick);
		}
	}

	/** After this the calling thread is searching, whether or not it was late. */
	private void end(QuickRun quick) {
		if (quick.end()) {
			this.searching.incrementAndGet();
		}
	}

	private void stopSearching() {
		if (this.searching.decrementAndGet() == 0 && !this.tasks.isEmpty()) {
			summon();
		}
	}

	private static void run(Task task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			logger.error("A turn failed", ex);
		}
	}

	/** Whether any thread goes through quick tasks. */
	boolean hasRuns() {
		for (WorkerThread thread : this.threads) {
			if (thread.quickRun().isGoing()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Threads that are late count as searching no more; others search in their place.
	 * Called by the watch.
	 * @return whether there were any
	 */
	boolean passLateRuns() {
		boolean late = false;
		for (WorkerThread thread : this.threads) {
			if (thread.quickRun().becomesLate()) {
				late = true;
				stopSearching();
			}
		}
		return late;
	}

	/** {@code true} when there may be a task, and the thread is searching again. */
	private boolean sleep(WorkerThread thread) {
		thread.fallAsleep();
		this.idle.addFirst(thread);
		this.searching.decrementAndGet();
		if ((this.closed || !this.tasks.isEmpty()) && this.idle.remove(thread)) {
			this.searching.incrementAndGet();
			return !this.closed;
		}
		boolean woken = thread.awaitWakeup(this.keepAliveNanos);
		if (!woken && this.idle.remove(thread)) {
			return false;
		}
		return thread.awaitWakeup(Long.MAX_VALUE) && !this.closed;
	}

	@Override
	public void growTo(int threads) {
		this.limit = Math.max(this.limit, threads);
	}

	@Override
	public int threads() {
		return this.size.get();
	}

	@Override
	public void interrupt() {
		this.threads.forEach(Thread::interrupt);
	}

	@Override
	public void close() {
		this.closed = true;
		this.watch.close();
		this.tasks.clear();
		interrupt();
		for (WorkerThread sleeper = this.idle.pollFirst(); sleeper != null; sleeper = this.idle.pollFirst()) {
			sleeper.wake();
		}
	}

	@Override
	public boolean awaitEnd(long nanos) throws InterruptedException {
		long deadline = System.nanoTime() + nanos;
		for (WorkerThread thread : this.threads) {
			thread.join(millisUntil(deadline));
		}
		this.watch.join(millisUntil(deadline));
		return this.threads.isEmpty() && !this.watch.isAlive();
	}

	private static long millisUntil(long deadline) {
		return Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
	}

}
