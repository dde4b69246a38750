package io.spserver.sync;

import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;

/**
 * The threads that run the handlers of half-sync/half-async servers. How many tasks run
 * at once the bulkheads decide.
 */
public interface Workers extends TaskExecutor {

	/**
	 * Creates workers; their threads come when they are needed.
	 * @param threads how many threads there may be
	 * @param virtualThreads whether each task runs on a virtual thread of its own; needs
	 * Java 21
	 * @return the workers
	 */
	static Workers create(int threads, boolean virtualThreads) {
		return virtualThreads ? new VirtualWorkers() : new WorkerPool(threads);
	}

	/**
	 * Has a task run as soon as a thread looks for one. {@link #summon()} is to follow.
	 * @param task the task
	 */
	void add(Task task);

	/** Has a thread look for tasks, if none is about to. */
	void summon();

	/**
	 * Allows for more threads.
	 * @param threads how many there must be at least
	 */
	void growTo(int threads);

	/**
	 * How many platform threads there are.
	 * @return the number
	 */
	int threads();

	/** Interrupts the tasks that run. */
	void interrupt();

	/** Interrupts what runs and ends the threads; tasks that come later are dropped. */
	void close();

	/**
	 * Waits for the threads to end.
	 * @param nanos how long at most, in nanoseconds
	 * @return whether they have ended
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	boolean awaitEnd(long nanos) throws InterruptedException;

}
