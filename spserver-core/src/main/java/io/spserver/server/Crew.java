package io.spserver.server;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.async.TransferableEventLoop;
import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that take turns in leading one event loop. The leader waits for events;
 * when they have made a session ready it promotes a follower and runs that session's turn
 * itself. A thread is hired when there is no follower to promote, and goes when it has
 * followed in vain for a minute. Since every task holds a permit of its server, there are
 * never more threads than handlers may run, and one that leads: so somebody can always do
 * I/O.
 */
final class Crew implements TaskExecutor {

	private static final Logger logger = LoggerFactory.getLogger(Crew.class);

	private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(60);

	private static final AtomicInteger sequence = new AtomicInteger();

	private final TransferableEventLoop loop;

	private final LeaderRole role = new LeaderRole();

	/** Sessions whose turn it is; taken by the leader. */
	private final Queue<Task> ready = new ConcurrentLinkedQueue<>();

	private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

	Crew(TransferableEventLoop loop) {
		this.loop = loop;
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

	/**
	 * Interrupts handlers; the threads end when their event loop, which is being shut
	 * down, has terminated.
	 */
	void dismiss() {
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

	private void hire() {
		CrewThread thread = new CrewThread(this::work, this.loop, sequence.incrementAndGet());
		this.threads.add(thread);
		thread.start();
	}

	/** The life of a thread: follow, lead, handle. */
	private void work() {
		try {
			while (takeRole()) {
				Task task = lead();
				if (task == null) {
					this.role.abolish();
					return;
				}
				task.server().events().promoted();
				task.run();
			}
		}
		finally {
			this.threads.remove(Thread.currentThread());
		}
	}

	private boolean takeRole() {
		while (true) {
			try {
				return this.role.take(KEEP_ALIVE_NANOS);
			}
			catch (InterruptedException ex) {
				// Meant for a handler that has returned meanwhile.
				continue;
			}
		}
	}

	/**
	 * Leads until a session is ready, and then passes the role on; {@code null} when the
	 * event loop has terminated.
	 */
	private @Nullable Task lead() {
		this.loop.lead();
		try {
			Task task = this.ready.poll();
			while (task == null && runLoop()) {
				task = this.ready.poll();
			}
			return task;
		}
		finally {
			this.loop.follow();
			if (!this.role.pass() && !this.loop.isTerminated()) {
				hire();
			}
		}
	}

	private boolean runLoop() {
		try {
			return this.loop.runOnce(() -> !this.ready.isEmpty());
		}
		catch (Throwable ex) {
			logger.error("An event loop failed and goes on", ex);
			return true;
		}
	}

}
