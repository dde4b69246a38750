package io.spserver.sync;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.ServerOptions;
import org.jspecify.annotations.Nullable;

/**
 * How many handlers may run at once in one pattern, and how the servers share that: each
 * has one thread of its own, so that no other server can stop it altogether; the rest is
 * for whoever needs it. With more servers than threads there are as many as servers. What
 * a server has reserved beyond one thread comes on top.
 */
public final class SharedThreads {

	private final List<Bulkhead> bulkheads = new CopyOnWriteArrayList<>();

	private final int threads;

	private final AtomicInteger permits;

	/** What all servers together have reserved beyond one thread each. */
	private final AtomicInteger extra = new AtomicInteger();

	/**
	 * Creates the threads' account.
	 * @param threads how many handlers may run at once
	 */
	public SharedThreads(int threads) {
		this.threads = threads;
		this.permits = new AtomicInteger(threads);
	}

	/**
	 * Gives a server its share.
	 * @param options the server's limits
	 * @return the bulkhead
	 */
	public Bulkhead share(ServerOptions options) {
		Bulkhead bulkhead = new Bulkhead(this, options);
		this.permits.decrementAndGet();
		this.extra.addAndGet(options.reservedThreads() - 1);
		this.bulkheads.add(bulkhead);
		return bulkhead;
	}

	/**
	 * How many handlers run now.
	 * @return the number
	 */
	public int running() {
		return this.bulkheads.stream().mapToInt(Bulkhead::running).sum();
	}

	boolean tryAcquire() {
		while (true) {
			int now = this.permits.get();
			if (now <= 0) {
				return false;
			}
			if (this.permits.compareAndSet(now, now - 1)) {
				return true;
			}
		}
	}

	void giveBack() {
		this.permits.incrementAndGet();
	}

	/**
	 * A shared thread is free: it goes to the server that has the fewest of those that
	 * may run a task that waits.
	 */
	void dispatchNeediest() {
		Bulkhead neediest = neediest();
		while (neediest != null && this.permits.get() > 0) {
			neediest.dispatch();
			neediest = neediest();
		}
	}

	private @Nullable Bulkhead neediest() {
		Bulkhead neediest = null;
		for (Bulkhead bulkhead : this.bulkheads) {
			if (bulkhead.wantsThread() && (neediest == null || bulkhead.running() < neediest.running())) {
				neediest = bulkhead;
			}
		}
		return neediest;
	}

	/**
	 * How many handlers may run at once at most.
	 * @return the number
	 */
	public int limit() {
		return Math.max(this.threads, this.bulkheads.size()) + this.extra.get();
	}

}
