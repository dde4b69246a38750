package io.spserver;

/**
 * Those limits of a server that can be changed while it runs.
 *
 * @param maxConnections how many connections may be open at once; those above a lowered
 * limit stay
 * @param maxThreads how many handlers of this server may run at once, 0 for as many as
 * there are threads; those that run above a lowered limit finish
 * @param requestQueueSize how many connections may wait for a thread before new ones are
 * refused
 */
public record ServerLimits(int maxConnections, int maxThreads, int requestQueueSize) {

	/**
	 * Creates limits.
	 * @param maxConnections at least 1
	 * @param maxThreads at least 0
	 * @param requestQueueSize at least 1
	 */
	public ServerLimits {
		if (maxConnections < 1 || maxThreads < 0 || requestQueueSize < 1) {
			throw new IllegalArgumentException("max-connections " + maxConnections + " and request-queue-size "
					+ requestQueueSize + " must be at least 1, max-threads " + maxThreads + " at least 0");
		}
	}

}
