package io.spserver.server;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.spserver.async.HostLookups;

/**
 * The few threads beside event loops and handlers: one that runs completion handlers, as
 * the original had it, some that compute TLS handshakes, and some for what comes before
 * and after the opening of connections. They are started when they are needed and go when
 * they are idle.
 */
final class Helpers {

	private static final long KEEP_ALIVE_SECONDS = 10;

	private static final int OUTBOUND_THREADS = 16;

	private final ThreadPoolExecutor completions = pool("spserver-completions", 1);

	private final ThreadPoolExecutor handshakes = pool("spserver-handshakes",
			Runtime.getRuntime().availableProcessors());

	private final ThreadPoolExecutor outbound = pool("spserver-outbound", OUTBOUND_THREADS);

	private final HostLookups lookups = new HostLookups(this.outbound);

	private static ThreadPoolExecutor pool(String name, int threads) {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), (task) -> new Thread(task, name), new ThreadPoolExecutor.DiscardPolicy());
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	/** Runs completion handlers, in the order in which their messages were settled. */
	Executor completions() {
		return this.completions;
	}

	/** Computes TLS handshakes; each connection has one task at a time at most. */
	Executor handshakes() {
		return this.handshakes;
	}

	/** Runs what depends on connections that were opened, or were not. */
	Executor outbound() {
		return this.outbound;
	}

	/** Looks up hosts, for all parts of the runtime. */
	HostLookups lookups() {
		return this.lookups;
	}

	/**
	 * Ends the threads when they have done what they have; what comes later is dropped.
	 */
	void close() {
		this.completions.shutdown();
		this.handshakes.shutdown();
		this.outbound.shutdown();
	}

}
