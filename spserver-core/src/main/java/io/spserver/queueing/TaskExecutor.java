package io.spserver.queueing;

/**
 * Threads that run tasks. Does not bound them: each task that gets here holds a permit.
 */
@FunctionalInterface
public interface TaskExecutor {

	/**
	 * Has a task run soon on a thread that may block. Callable by any thread; never runs
	 * the task itself.
	 * @param task the task
	 */
	void execute(Task task);

	/**
	 * Has a task run soon, also if the calling thread is one of these and goes on with
	 * something else.
	 * @param task the task
	 */
	default void executeBeside(Task task) {
		execute(task);
	}

}
