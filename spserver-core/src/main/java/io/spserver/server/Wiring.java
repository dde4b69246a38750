package io.spserver.server;

import io.spserver.async.EventLoops;
import io.spserver.sync.SharedThreads;

/**
 * One of the two patterns: the parts of the layers, put together. Created when the first
 * server needs it.
 */
interface Wiring extends EventLoops {

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

}
