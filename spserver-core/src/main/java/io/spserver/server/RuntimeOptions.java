package io.spserver.server;

import io.spserver.async.Transport;

/**
 * What all servers of an application share.
 *
 * @param transport what moves the bytes
 * @param ioThreads how many event loops each pattern has, at least 1
 * @param workerThreads how many handlers may run at once in each pattern, at least 1
 * @param virtualThreads whether handlers of half-sync/half-async servers run on virtual
 * threads; needs Java 21
 * @param leaderFollowers when a leader gives up its role
 */
public record RuntimeOptions(Transport transport, int ioThreads, int workerThreads, boolean virtualThreads,
		LeaderFollowersOptions leaderFollowers) {

	/**
	 * Creates options.
	 * @param transport what moves the bytes
	 * @param ioThreads how many event loops each pattern has
	 * @param workerThreads how many handlers may run at once in each pattern
	 * @param virtualThreads whether handlers run on virtual threads
	 * @param leaderFollowers when a leader gives up its role
	 */
	public RuntimeOptions {
		if (ioThreads < 1 || workerThreads < 1) {
			throw new IllegalArgumentException(
					"io-threads " + ioThreads + " and worker-threads " + workerThreads + " must be at least 1");
		}
		if (virtualThreads && Runtime.version().feature() < 21) {
			throw new IllegalArgumentException(
					"virtual-threads needs Java 21 or newer, this is Java " + Runtime.version().feature());
		}
	}

	/**
	 * The defaults for this machine: {@link Transport#AUTO}, half as many event loops as
	 * processors, four times as many worker threads but at least eight, platform threads.
	 * @return the options
	 */
	public static RuntimeOptions defaults() {
		int processors = Runtime.getRuntime().availableProcessors();
		return new RuntimeOptions(Transport.AUTO, Math.max(1, processors / 2), Math.max(8, 4 * processors), false,
				LeaderFollowersOptions.defaults());
	}

	/**
	 * Creates options with the defaults of leader/followers.
	 * @param transport what moves the bytes
	 * @param ioThreads how many event loops each pattern has
	 * @param workerThreads how many handlers may run at once in each pattern
	 * @param virtualThreads whether handlers run on virtual threads
	 */
	public RuntimeOptions(Transport transport, int ioThreads, int workerThreads, boolean virtualThreads) {
		this(transport, ioThreads, workerThreads, virtualThreads, LeaderFollowersOptions.defaults());
	}

}
