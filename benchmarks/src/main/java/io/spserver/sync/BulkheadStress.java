package io.spserver.sync;

import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.ServerOptions;
import io.spserver.codec.Protocols;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A task is submitted while the only one that may run ends.
 */
@JCStressTest
@State
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "It runs")
@Outcome(expect = Expect.FORBIDDEN, desc = "It waits for ever, or runs twice")
public class BulkheadStress implements Task, TaskExecutor {

	private static final ServerOptions OPTIONS = ServerOptions.builder("stress", Protocols.line())
		.maxThreads(1)
		.build();

	private final AtomicInteger executed = new AtomicInteger();

	private final Bulkhead bulkhead = new SharedThreads(1).share(OPTIONS);

	/** Has a task run. */
	public BulkheadStress() {
		this.bulkhead.submit(this);
		this.executed.set(0);
	}

	/** The event loop. */
	@Actor
	public void loop() {
		this.bulkhead.submit(this);
	}

	/** The thread whose task ends. */
	@Actor
	public void worker() {
		this.bulkhead.release();
	}

	/**
	 * What became of it.
	 * @param r what is seen
	 */
	@Arbiter
	public void later(II_Result r) {
		r.r1 = this.executed.get();
		r.r2 = this.bulkhead.waiting();
	}

	@Override
	public void execute(Task task) {
		this.executed.incrementAndGet();
	}

	@Override
	public TaskExecutor home() {
		return this;
	}

	@Override
	public ServerContext server() {
		throw new UnsupportedOperationException();
	}

	@Override
	public long expectedNanos() {
		return 0;
	}

	@Override
	public void run() {
	}

}
