package io.spserver.queueing;

/**
 * The work of one server on its way to the synchronous layer, with a bound on what runs
 * at once. Safe for use by any thread; never blocks.
 */
public interface WorkQueue {

	/**
	 * Has a task run as soon as the server may run one more.
	 * @param task the task
	 */
	void submit(Task task);

	/** A task that was submitted has run. */
	void release();

	/**
	 * Whether so many tasks wait that new connections are to be refused.
	 * @return {@code true} if as many wait as the server's options allow
	 */
	boolean isFull();

	/**
	 * Tasks that wait.
	 * @return the number
	 */
	int waiting();

	/**
	 * Tasks that run.
	 * @return the number
	 */
	int running();

}
