package io.spserver.server;

import io.spserver.Pattern;
import io.spserver.async.EventLoops;
import io.spserver.async.NativeTransport;
import io.spserver.sync.SharedThreads;

/**
 * One of the two patterns: the parts of the layers, put together. Created when the first
 * server needs it.
 */
interface Wiring extends EventLoops {

	/**
	 * Puts the parts of a pattern together.
	 * @param pattern which pattern
	 * @param transport what its event loops work with
	 * @param options what the servers share
	 * @return the parts
	 */
	static Wiring create(Pattern pattern, NativeTransport transport, RuntimeOptions options) {
		return switch (pattern) {
			case HALF_SYNC_HALF_ASYNC -> new HalfSyncHalfAsync(transport, options);
			case LEADER_FOLLOWERS -> new LeaderFollowers(transport, options);
		};
	}

	/** How the servers of the pattern share its threads. */
	SharedThreads threads();

	/** A server was added; there are to be as many threads as its share needs. */
	void serverAdded();

	/** How many platform threads are alive. */
	int liveThreads();

	/** Interrupts the handlers that run. */
	void interrupt();

	/** Closes what is open and ends the threads. Returns at once. */
	void close();

	/** Waits for the threads to end, at most this many nanoseconds. */
	boolean awaitEnd(long nanos) throws InterruptedException;

	/** Puts the parts of a pattern together. */
	@FunctionalInterface
	interface Factory {

		Wiring create(Pattern pattern, NativeTransport transport, RuntimeOptions options);

	}

}
