package io.spserver.queueing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * The work of a server whose tasks a test runs itself; each may run at once.
 */
public final class SubmittedTasks implements WorkQueue {

	private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

	@Override
	public void submit(Task task) {
		this.tasks.add(task);
	}

	/**
	 * Takes the task that was submitted first.
	 * @return the task, {@code null} if there is none
	 */
	public @Nullable Task poll() {
		return this.tasks.poll();
	}

	@Override
	public void release() {
	}

	@Override
	public boolean isFull() {
		return false;
	}

	@Override
	public int waiting() {
		return this.tasks.size();
	}

	@Override
	public int running() {
		return 0;
	}

}
