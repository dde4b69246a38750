package io.spserver.server;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.spserver.async.NativeTransport;
import io.spserver.async.TransferableEventLoopGroup;
import io.spserver.queueing.TaskExecutor;
import io.spserver.sync.SharedThreads;

/**
 * Leader/Followers (D. Schmidt, C. O'Ryan, M. Kircher, I. Pyarali and F. Buschmann, PLoP
 * 2000): each event loop has a {@link Crew} of threads that take turns in leading it, and
 * the one that gets an event handles it itself. No request crosses threads.
 */
final class LeaderFollowers implements Wiring {

	private final NativeTransport transport;

	private final TransferableEventLoopGroup loops;

	private final Map<EventLoop, Crew> crews;

	private final SharedThreads threads;

	LeaderFollowers(NativeTransport transport, RuntimeOptions options) {
		this(transport, options, transport.newIoHandlerFactory(), Transitions.UNOBSERVED);
	}

	LeaderFollowers(NativeTransport transport, RuntimeOptions options, IoHandlerFactory ioHandlers,
			Transitions transitions) {
		this.transport = transport;
		this.loops = new TransferableEventLoopGroup(options.ioThreads(), ioHandlers);
		this.threads = new SharedThreads(options.workerThreads());
		this.crews = this.loops.loops()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Function.identity(), (loop) -> new Crew(loop,
					options.leaderFollowers(), this.threads::limit, Crew.KEEP_ALIVE_NANOS, transitions)));
		this.crews.values().forEach(Crew::start);
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
		Crew crew = this.crews.get(loop);
		if (crew == null) {
			throw new IllegalArgumentException("No crew leads " + loop);
		}
		return crew;
	}

	@Override
	public SharedThreads threads() {
		return this.threads;
	}

	@Override
	public void serverAdded() {
	}

	@Override
	public int liveThreads() {
		return this.crews.values().stream().mapToInt(Crew::size).sum();
	}

	@Override
	public void close() {
		this.loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
		interrupt();
	}

	@Override
	public void interrupt() {
		this.crews.values().forEach(Crew::interrupt);
	}

	@Override
	public boolean awaitEnd(long nanos) throws InterruptedException {
		long deadline = System.nanoTime() + nanos;
		boolean ended = this.loops.awaitTermination(nanos, TimeUnit.NANOSECONDS);
		for (Crew crew : List.copyOf(this.crews.values())) {
			ended &= crew.awaitEnd(deadline - System.nanoTime());
		}
		return ended;
	}

}
