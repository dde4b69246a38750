package io.spserver.benchmarks.parts;

import java.util.concurrent.TimeUnit;

import io.spserver.Message;
import io.spserver.queueing.Delivery;
import io.spserver.queueing.DeliveryChain;
import io.spserver.queueing.ReplyQueue;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time that replies take from a worker to the event loop's side of their queue.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Group)
public class ReplyQueueBenchmark {

	private static final int CHAIN = 16;

	private static final Message MESSAGE = Message.text("Hello, world!");

	private final ReplyQueue queue = new ReplyQueue();

	/**
	 * Adds one reply and takes it, on one thread.
	 * @return the reply
	 */
	@Benchmark
	@Group("single")
	@GroupThreads(1)
	public @Nullable Delivery single() {
		this.queue.add(new Delivery.Send(MESSAGE, null, true));
		return this.queue.takeAll();
	}

	/**
	 * Adds sixteen replies in one chain and takes them, on one thread.
	 * @return the first of them
	 */
	@Benchmark
	@Group("chain")
	@GroupThreads(1)
	public @Nullable Delivery chain() {
		DeliveryChain chain = new DeliveryChain();
		for (int i = 0; i < CHAIN; i++) {
			chain.add(new Delivery.Send(MESSAGE, null, true));
		}
		this.queue.add(chain);
		return this.queue.takeAll();
	}

	/** A worker adds one reply, while another thread takes. */
	@Benchmark
	@Group("two")
	@GroupThreads(1)
	public void twoAdd() {
		this.queue.add(new Delivery.Send(MESSAGE, null, true));
	}

	/**
	 * An event loop takes what there is, while another thread adds.
	 * @return the first of it
	 */
	@Benchmark
	@Group("two")
	@GroupThreads(1)
	public @Nullable Delivery twoTake() {
		return this.queue.takeAll();
	}

}
