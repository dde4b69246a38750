package io.spserver.queueing;

/**
 * A piece of work for the synchronous layer: a turn of a session. Whoever runs it holds a
 * permit of its server's {@link WorkQueue}, which {@link #run()} gives back.
 */
public interface Task extends Runnable {

	/**
	 * Where the task wants to run.
	 * @return the worker threads, or the crew, that the task's session belongs to
	 */
	TaskExecutor home();

	/**
	 * The server whose work it is.
	 * @return what its sessions share
	 */
	ServerContext server();

	/**
	 * The task is about to wait in its server's queue.
	 * @return whether there is one connection more that waits for a thread
	 */
	default boolean beginsToWait() {
		return true;
	}

	/**
	 * The task waits no more.
	 * @return whether there is one connection less that waits for a thread
	 */
	default boolean endsToWait() {
		return true;
	}

	/**
	 * How long a handler of the task's session has taken on average.
	 * @return nanoseconds, 0 if none has run yet
	 */
	long expectedNanos();

}
