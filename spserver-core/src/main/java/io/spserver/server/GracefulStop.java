package io.spserver.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How a server or a dispatcher comes to its end: what has arrived is finished, then what
 * is left is closed. Can happen several times, one after the other.
 */
final class GracefulStop {

	private final String name;

	/** Completed when sessions are to be closed regardless of what they do. */
	private volatile CompletableFuture<Void> timeUp = new CompletableFuture<>();

	private volatile CompletableFuture<Boolean> stopping = CompletableFuture.completedFuture(true);

	/** Completed when no request is left that will be handled. */
	private volatile CompletableFuture<Void> aborted = CompletableFuture.completedFuture(null);

	GracefulStop(String name) {
		this.name = name;
	}

	/**
	 * Begins: sessions have been asked to finish.
	 * @param timeout how long that may take
	 * @param handled completed when no handler is to be called any more
	 * @param closed completed when there is no connection any more
	 * @param abort closes what is left
	 */
	void begin(Duration timeout, CompletableFuture<Void> handled, CompletableFuture<Void> closed,
			Supplier<CompletableFuture<Void>> abort) {
		CompletableFuture<Void> allClosed = CompletableFuture.allOf(handled, closed);
		this.timeUp = new CompletableFuture<>();
		this.timeUp.completeOnTimeout(null, timeout.toNanos(), TimeUnit.NANOSECONDS);
		CompletableFuture<Void> aborted = new CompletableFuture<>();
		this.aborted = aborted;
		// On a thread of its own, since callers may go on with anything.
		this.stopping = CompletableFuture.anyOf(allClosed, this.timeUp).thenApplyAsync((done) -> {
			boolean inTime = handled.isDone();
			abort.get().whenComplete((all, ex) -> aborted.complete(null));
			return inTime;
		}, (task) -> new Thread(task, "spserver-" + this.name + "-stopped").start());
	}

	/** Completed when it is over, with whether all requests were finished in time. */
	CompletableFuture<Boolean> result() {
		return this.stopping.copy();
	}

	/** The time is up. */
	void hurry() {
		this.timeUp.complete(null);
	}

	/** Completed when no handler is about to be given a request. */
	CompletableFuture<Void> whenAborted() {
		return this.aborted;
	}

}
