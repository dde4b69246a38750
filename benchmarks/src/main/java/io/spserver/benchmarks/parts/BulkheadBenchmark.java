package io.spserver.benchmarks.parts;

import java.util.concurrent.TimeUnit;

import io.spserver.ServerOptions;
import io.spserver.codec.Protocols;
import io.spserver.queueing.Task;
import io.spserver.queueing.WorkQueue;
import io.spserver.sync.SharedThreads;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time that it takes to get a permit of a server's bulkhead and to give it back,
 * while threads are free and while all are taken.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class BulkheadBenchmark {

	private final Task task = new Stub().session((session) -> {
	});

	private final WorkQueue free = bulkhead(64);

	private final WorkQueue full = taken(bulkhead(1));

	private static WorkQueue bulkhead(int threads) {
		return new SharedThreads(threads).share(ServerOptions.builder("benchmark", Protocols.line()).build());
	}

	private static WorkQueue taken(WorkQueue work) {
		work.submit(new Stub().session((session) -> {
		}));
		return work;
	}

	/** Threads are free: the task goes to one of them at once. */
	@Benchmark
	public void submitAndRelease() {
		this.free.submit(this.task);
		this.free.release();
	}

	/** The same from two threads at once. */
	@Benchmark
	@Threads(2)
	public void submitAndReleaseOnTwoThreads() {
		this.free.submit(this.task);
		this.free.release();
	}

	/** No thread is free: the task waits, and goes to the thread that comes back. */
	@Benchmark
	public void queueAndRelease() {
		this.full.submit(this.task);
		this.full.release();
	}

}
