package io.spserver.queueing;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.spserver.Continuation;
import io.spserver.Outcome;
import io.spserver.Step;
import org.jspecify.annotations.Nullable;

/**
 * A request that goes on in another call: with a step that is there already, or with one
 * that somebody brings by {@link #resume}. It is ready when there is a step and the event
 * loop has written what was replied before, so that no handler runs ahead of its peer.
 * <p>
 * The step is one word, changed by compare-and-set: nothing, then the step, or nothing
 * and then {@link #ABANDONED}. So a step that comes too late is told so, and only once.
 */
public final class OpenRequest implements Continuation {

	/** Nobody waits for the step any more. */
	private static final Step ABANDONED = (response) -> {
	};

	/** The step that came too late was told. */
	private static final Step GONE = (response) -> {
	};

	private final ServerSession session;

	private final AtomicReference<@Nullable Step> step;

	/** Set by the event loop. */
	private volatile boolean written;

	// What follows belongs to whoever has the session's turn.

	private boolean counts;

	private long arrival;

	private long start;

	private boolean failed;

	OpenRequest(ServerSession session, @Nullable Step step) {
		this.session = session;
		this.step = new AtomicReference<>(step);
	}

	@Override
	public void resume(Step step) {
		Objects.requireNonNull(step, "step");
		if (this.step.compareAndSet(null, step)) {
			this.session.signal();
		}
		else if (this.step.compareAndSet(ABANDONED, GONE)) {
			this.session.server().work().submit(new Abandonment(this.session, step));
		}
	}

	/** What was replied before is written. Event loop; a signal is to follow. */
	public void written() {
		this.written = true;
	}

	boolean isReady() {
		return this.written && this.step.get() != null;
	}

	/**
	 * What to do.
	 * @return the step of a request that is ready
	 */
	public Step step() {
		return Objects.requireNonNull(this.step.get());
	}

	/**
	 * The request began with a message.
	 * @param arrival when that had arrived, in nanoseconds
	 * @param start when its handler was called, in nanoseconds
	 * @param failed whether it counts as failed
	 */
	public void began(long arrival, long start, boolean failed) {
		this.counts = true;
		this.arrival = arrival;
		this.start = start;
		this.failed = failed;
	}

	/**
	 * The request goes on once more.
	 * @param before what was open until now
	 * @param failed whether it counts as failed from now on
	 */
	public void goesOn(OpenRequest before, boolean failed) {
		this.counts = before.counts;
		this.arrival = before.arrival;
		this.start = before.start;
		this.failed = before.failed || failed;
	}

	/**
	 * The request is done: it is counted, if it is one.
	 * @param now the time, in nanoseconds
	 * @param outcome how its last call ended
	 */
	public void done(long now, Outcome outcome) {
		if (this.counts) {
			this.session.handled();
			this.session.server()
				.events()
				.handled(this.start - this.arrival, now - this.start, this.failed ? Outcome.ERROR : outcome);
		}
	}

	/** The session ended first. */
	void abandon() {
		done(System.nanoTime(), Outcome.ERROR);
		discard();
	}

	/** Nothing comes of it, and the step is told, now or when it is there. */
	public void discard() {
		if (!this.step.compareAndSet(null, ABANDONED)) {
			Abandonment.tell(step());
		}
	}

}
