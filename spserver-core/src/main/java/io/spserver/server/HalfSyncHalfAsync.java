package io.spserver.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.spserver.async.FairEventLoopGroup;
import io.spserver.async.NativeTransport;
import io.spserver.queueing.TaskExecutor;
import io.spserver.sync.SharedThreads;
import io.spserver.sync.Workers;

/**
 * Half-Sync/Half-Async (D. Schmidt and C. Cranor, PLoP 1995): event loops with a thread
 * each read, decode and write; what they have decoded crosses the queueing layer to
 * worker threads, and the replies cross it back.
 */
final class HalfSyncHalfAsync implements Wiring {

	private final NativeTransport transport;

	private final EventLoopGroup loops;

	private final AtomicInteger loopThreads = new AtomicInteger();

	private final SharedThreads threads;

	private final Workers workers;

	private final Map<EventExecutor, HandOver> handOvers = new HashMap<>();

	HalfSyncHalfAsync(NativeTransport transport, RuntimeOptions options) {
		this.transport = transport;
		this.loops = new FairEventLoopGroup(options.ioThreads(), this::newLoopThread, transport);
		this.threads = new SharedThreads(options.workerThreads());
		this.workers = Workers.create(options.workerThreads(), options.virtualThreads());
		this.loops.forEach((loop) -> this.handOvers.put(loop, new HandOver((EventLoop) loop, this.workers)));
	}

	private Thread newLoopThread(Runnable loop) {
		return new FastThreadLocalThread(loop, "spserver-io-" + this.loopThreads.incrementAndGet());
	}

	@Override
	public EventLoopGroup group() {
		return this.loops;
	}

	@Override
	public NativeTransport transport() {
		return this.transport;
	}

	@Override
	public TaskExecutor homeOf(EventLoop loop) {
		return Objects.requireNonNull(this.handOvers.get(loop), "loop");
	}

	@Override
	public SharedThreads threads() {
		return this.threads;
	}

	@Override
	public void serverAdded() {
		this.workers.growTo(this.threads.limit());
	}

	@Override
	public int liveThreads() {
		return this.loopThreads.get() + this.workers.threads();
	}

	@Override
	public void close() {
		this.loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
		this.workers.close();
	}

	@Override
	public void interrupt() {
		this.workers.interrupt();
	}

	@Override
	public boolean awaitEnd(long nanos) throws InterruptedException {
		long deadline = System.nanoTime() + nanos;
		return this.loops.awaitTermination(nanos, TimeUnit.NANOSECONDS)
				&& this.workers.awaitEnd(deadline - System.nanoTime());
	}

}
