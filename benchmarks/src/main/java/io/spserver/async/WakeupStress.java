package io.spserver.async;

import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.CloseReason;
import io.spserver.queueing.Delivery;
import io.spserver.queueing.ReplyQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A thread leaves a reply for an event loop that has been woken before and is about to
 * look. With a plain field in place of the queue neither happens at times.
 */
@JCStressTest
@State
@Outcome(id = { "1, 0", "1, 1" }, expect = Expect.ACCEPTABLE, desc = "The event loop sees it")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The event loop is woken again")
@Outcome(expect = Expect.FORBIDDEN, desc = "Neither")
public class WakeupStress {

	private final AtomicInteger executed = new AtomicInteger();

	private final Wakeup wakeup = new Wakeup((task) -> this.executed.incrementAndGet(), this::look);

	private final ReplyQueue replies = new ReplyQueue();

	private int seen;

	/** Wakes the event loop once. */
	public WakeupStress() {
		this.wakeup.request();
		this.executed.set(0);
	}

	private void look() {
		this.seen = this.replies.isEmpty() ? 0 : 1;
	}

	/** The thread that leaves something. */
	@Actor
	public void caller() {
		this.replies.add(new Delivery.Close(CloseReason.PEER));
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
