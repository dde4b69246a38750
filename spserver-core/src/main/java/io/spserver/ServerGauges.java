package io.spserver;

/**
 * What can be read of a server at any time, by any thread, without cost.
 */
public interface ServerGauges {

	/**
	 * Open connections.
	 * @return the number
	 */
	int connections();

	/**
	 * Sessions that wait for a thread.
	 * @return the number
	 */
	int queued();

	/**
	 * Threads that run a handler of this server.
	 * @return the number
	 */
	int busy();

}
