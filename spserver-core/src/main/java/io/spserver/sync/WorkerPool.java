package io.spserver.sync;

import java.util.Deque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.queueing.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Platform threads that come when there is more to do and go when they have been idle for
 * a minute.
 * <p>
 * To wake a thread costs more than most handlers. So a thread is woken only if none is
 * <em>searching</em>: awake, and about to look for a task. A thread that has found one
 * wakes another if it was the last that searched and there is more. Thus one thread runs
 * a burst of quick handlers, while slow ones get a thread each. A thread that is about to
 * sleep looks once more after it has stopped searching, so that no task is missed by both
 * sides.
 */
final class WorkerPool implements Workers {

	private static final Logger logger = LoggerFactory.getLogger(WorkerPool.class);

	private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(60);

	private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

	/** Threads that sleep; the last one to fall asleep is woken first. */
	private final Deque<WorkerThread> idle = new ConcurrentLinkedDeque<>();

	private final AtomicInteger searching = new AtomicInteger();

	private final AtomicInteger size = new AtomicInteger();

	private final AtomicInteger sequence = new AtomicInteger();

	private final Set<WorkerThread> threads = ConcurrentHashMap.newKeySet();

	private final long keepAliveNanos;

	private volatile int limit;

	private volatile boolean closed;

	WorkerPool(int limit) {
		this(limit, KEEP_ALIVE_NANOS);
	}

	WorkerPool(int limit, long keepAliveNanos) {
		this.limit = limit;
		this.keepAliveNanos = keepAliveNanos;
	}

	@Override
	public void execute(Task task) {
		this.tasks.add(task);
		if (!(Thread.currentThread() instanceof WorkerThread worker && worker.isOf(this))) {
			summon();
		}
		// One of our own threads is at the end of a turn, and is about to look itself.
	}

	@Override
	public void executeBeside(Task task) {
		this.tasks.add(task);
		summon();
	}

	/** Has a thread search if none does. */
	private void summon() {
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
		if (hire()) {
			return true;
		}
		this.searching.decrementAndGet();
		return false;
	}

	private boolean hire() {
		while (true) {
			int now = this.size.get();
			if (now >= this.limit || this.closed) {
				return false;
			}
			if (this.size.compareAndSet(now, now + 1)) {
				return start(new WorkerThread(this, this.sequence.incrementAndGet()));
			}
		}
	}

	private boolean start(WorkerThread thread) {
		this.threads.add(thread);
		try {
			thread.start();
			return true;
		}
		catch (Throwable ex) {
			logger.error("No worker thread could be started", ex);
			this.size.decrementAndGet();
			this.threads.remove(thread);
			return false;
		}
	}

	/**
	 * The life of a thread; it begins searching, on behalf of whoever woke or hired it.
	 */
	void work(WorkerThread thread) {
		try {
			do {
				runTasks();
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

	private void runTasks() {
		for (Task task = this.tasks.poll(); task != null && !this.closed; task = this.tasks.poll()) {
			if (this.searching.decrementAndGet() == 0 && !this.tasks.isEmpty()) {
				summon();
			}
			try {
				task.run();
			}
			catch (Throwable ex) {
				logger.error("A turn failed", ex);
			}
			this.searching.incrementAndGet();
		}
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
			thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
		}
		return this.threads.isEmpty();
	}

}
