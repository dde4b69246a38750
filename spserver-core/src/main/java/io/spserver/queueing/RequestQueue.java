package io.spserver.queueing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * The sessions of one server that wait for a thread, first come, first served. A session
 * stands in it at most once, so that it never holds more than the server has sessions
 * (but for steps that came after their session's end, one an open request at most); from
 * its limit of connections on it is full, and new connections are refused. Safe for use
 * by any thread.
 */
public final class RequestQueue {

	private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	/** The connections whose sessions wait; one may have several. */
	private final AtomicInteger connections = new AtomicInteger();

	private final int limit;

	/**
	 * Creates a queue.
	 * @param limit from how many connections with waiting tasks on it is full
	 */
	public RequestQueue(int limit) {
		this.limit = limit;
	}

	/**
	 * Adds a task at the end.
	 * @param task the task
	 */
	public void add(Task task) {
		this.size.incrementAndGet();
		if (task.beginsToWait()) {
			this.connections.incrementAndGet();
		}
		this.tasks.add(task);
	}

	/**
	 * Takes the first task.
	 * @return the task, {@code null} if there is none
	 */
	public @Nullable Task poll() {
		Task task = this.tasks.poll();
		if (task != null) {
			this.size.decrementAndGet();
			if (task.endsToWait()) {
				this.connections.decrementAndGet();
			}
		}
		return task;
	}

	/**
	 * Whether nothing waits.
	 * @return {@code true} if there is no task
	 */
	public boolean isEmpty() {
		return this.tasks.isEmpty();
	}

	/**
	 * Whether the limit is reached.
	 * @return {@code true} if new connections are to be refused
	 */
	public boolean isFull() {
		return this.connections.get() >= this.limit;
	}

	/**
	 * How many tasks wait.
	 * @return the number
	 */
	public int size() {
		return this.size.get();
	}

}
