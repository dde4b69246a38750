package io.spserver.server;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.ServerEvents;
import io.spserver.async.NativeTransport;
import io.spserver.async.Transport;
import io.spserver.async.TransferableEventLoop;
import io.spserver.async.TransferableEventLoopGroup;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A crew with an event loop of its own, which is guarded.
 */
final class TestCrew implements AutoCloseable {

	/** What a handler takes that the leader runs itself. */
	static final long QUICK = 0;

	/** What a handler takes for which a follower is promoted. */
	static final long SLOW = TimeUnit.MILLISECONDS.toNanos(1);

	final TransferableEventLoop loop;

	final Crew crew;

	final AtomicInteger promotions = new AtomicInteger();

	final AtomicInteger takeOvers = new AtomicInteger();

	private final TransferableEventLoopGroup group;

	private final IoGuard guard;

	private final Semaphore permits;

	private final ServerContext server = new ServerContext(null, null, new ServerEvents() {

		@Override
		public void promoted() {
			TestCrew.this.promotions.incrementAndGet();
		}

		@Override
		public void takenOver() {
			TestCrew.this.takeOvers.incrementAndGet();
		}

	}, null, null, null, null, null);

	TestCrew(Transport transport) {
		this(transport, 8, LeaderFollowersOptions.defaults(), Crew.KEEP_ALIVE_NANOS, Transitions.UNOBSERVED,
				new IoGuard(() -> {
				}));
	}

	TestCrew(Transport transport, int handlers, LeaderFollowersOptions options, long keepAliveNanos,
			Transitions transitions, IoGuard guard) {
		this.guard = guard;
		this.permits = new Semaphore(handlers);
		this.group = new TransferableEventLoopGroup(1,
				guard.around(NativeTransport.of(transport).newIoHandlerFactory()));
		this.loop = this.group.loops().get(0);
		this.crew = new Crew(this.loop, options, () -> handlers, keepAliveNanos, transitions);
		this.crew.start();
	}

	/**
	 * Has the crew run a handler, as soon as one more may run.
	 * @param expected what it is expected to take
	 * @param handler the handler
	 */
	void handle(long expected, Runnable handler) {
		this.permits.acquireUninterruptibly();
		this.crew.execute(new Task() {

			@Override
			public TaskExecutor home() {
				return TestCrew.this.crew;
			}

			@Override
			public ServerContext server() {
				return TestCrew.this.server;
			}

			@Override
			public long expectedNanos() {
				return expected;
			}

			@Override
			public void run() {
				try {
					handler.run();
				}
				finally {
					TestCrew.this.permits.release();
				}
			}

		});
	}

	@Override
	public void close() throws InterruptedException {
		this.group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
		this.crew.interrupt();
		assertThat(this.crew.awaitEnd(TimeUnit.SECONDS.toNanos(20))).isTrue();
		assertThat(this.loop.isTerminated()).isTrue();
		this.guard.check();
	}

}
