package io.spserver.async;

import java.util.concurrent.atomic.AtomicInteger;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A thread leaves something for an event loop that has been woken before and is about to
 * look.
 */
@JCStressTest
@State
@Outcome(id = { "1, 0", "1, 1" }, expect = Expect.ACCEPTABLE, desc = "The event loop sees it")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The event loop is woken again")
@Outcome(expect = Expect.FORBIDDEN, desc = "Neither")
public class WakeupStress {

	private final AtomicInteger executed = new AtomicInteger();

	private final Wakeup wakeup = new Wakeup((task) -> this.executed.incrementAndGet(), this::look);

	private int written;

	private int seen;

	/** Wakes the event loop once. */
	public WakeupStress() {
		this.wakeup.request();
		this.executed.set(0);
	}

	private void look() {
		this.seen = this.written;
	}

	/** The thread that leaves something. */
	@Actor
	public void caller() {
		this.written = 1;
		this.wakeup.request();
	}

	/**
	 * The event loop.
	 * @param r what it sees
	 */
	@Actor
	public void loop(II_Result r) {
		this.wakeup.run();
		r.r1 = this.seen;
	}

	/**
	 * Whether the event loop is to look again.
	 * @param r what is seen
	 */
	@Arbiter
	public void later(II_Result r) {
		r.r2 = this.executed.get();
	}

}
