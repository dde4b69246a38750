package io.spserver.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.util.concurrent.ScheduledFuture;
import io.spserver.ServerEvents;
import io.spserver.async.NativeTransport;
import io.spserver.async.Transport;
import io.spserver.async.TransferableEventLoop;
import io.spserver.async.TransferableEventLoopGroup;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
@ParameterizedClass
@EnumSource(value = Transport.class, names = { "AUTO", "NIO" })
class CrewTests {

	private static final long QUICK = 0;

	private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(1);

	private final TransferableEventLoopGroup group;

	private final TransferableEventLoop loop;

	private final Crew crew;

	private final AtomicInteger promotions = new AtomicInteger();

	private final AtomicInteger takeOvers = new AtomicInteger();

	CrewTests(Transport transport) {
		this.group = new TransferableEventLoopGroup(1, NativeTransport.of(transport));
		this.loop = this.group.loops().get(0);
		this.crew = new Crew(this.loop, LeaderFollowersOptions.defaults(), () -> 8);
		this.crew.start();
	}

	@AfterEach
	void noThreadIsLeft() throws InterruptedException {
		this.group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
		this.crew.interrupt();
		assertThat(this.crew.awaitEnd(TimeUnit.SECONDS.toNanos(20))).isTrue();
		assertThat(this.loop.isTerminated()).isTrue();
	}

	private Task task(long expected, Runnable work) {
		ServerContext server = new ServerContext(null, null, new ServerEvents() {

			@Override
			public void promoted() {
				CrewTests.this.promotions.incrementAndGet();
			}

			@Override
			public void takenOver() {
				CrewTests.this.takeOvers.incrementAndGet();
			}

		}, null, null, null, null, null);
		return new Task() {

			@Override
			public TaskExecutor home() {
				return CrewTests.this.crew;
			}

			@Override
			public ServerContext server() {
				return server;
			}

			@Override
			public long expectedNanos() {
				return expected;
			}

			@Override
			public void run() {
				work.run();
			}

		};
	}

	@Test
	void runsTasksOfTheLoopAndOfOthersWithoutLosingAWakeup() throws Exception {
		for (int i = 0; i < 20_000; i++) {
			CountDownLatch done = new CountDownLatch(1);
			switch (i % 4) {
				case 0 -> this.loop.execute(done::countDown);
				case 1 -> this.crew.execute(task(QUICK, done::countDown));
				case 2 -> this.crew.execute(task(SLOW, done::countDown));
				default -> this.loop.schedule(done::countDown, 1, TimeUnit.MICROSECONDS);
			}
			assertThat(done.await(10, TimeUnit.SECONDS)).as("round " + i).isTrue();
		}
	}

	@Test
	void runsScheduledTasksWhileNothingElseHappens() throws Exception {
		CountDownLatch early = new CountDownLatch(1);
		CountDownLatch late = new CountDownLatch(1);
		this.loop.schedule(late::countDown, 60, TimeUnit.MILLISECONDS);
		ScheduledFuture<?> never = this.loop.schedule(() -> {
		}, 1, TimeUnit.HOURS);
		this.loop.schedule(early::countDown, 20, TimeUnit.MILLISECONDS);
		assertThat(early.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(late.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(never.cancel(false)).isTrue();
	}

	@Test
	void leadsInPipelineCodeAndNotInHandlers() throws Exception {
		assertThat(this.loop.submit(() -> this.loop.inEventLoop()).get(10, TimeUnit.SECONDS)).isTrue();
		List<Boolean> inHandlers = new ArrayList<>();
		CountDownLatch done = new CountDownLatch(2);
		for (long expected : new long[] { QUICK, SLOW }) {
			this.crew.execute(task(expected, () -> {
				synchronized (inHandlers) {
					inHandlers.add(this.loop.inEventLoop());
				}
				done.countDown();
			}));
		}
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(inHandlers).containsExactly(false, false);
	}

	@Test
	void waitsInAHandlerForItsOwnLoop() throws Exception {
		CountDownLatch done = new CountDownLatch(1);
		this.crew.execute(task(QUICK, () -> {
			assertThat(this.loop.submit(() -> "done").awaitUninterruptibly(10_000)).isTrue();
			done.countDown();
		}));
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		Awaitility.await().until(() -> this.takeOvers.get() == 1);
	}

	@Test
	void goesOnWhileAQuickHandlerBlocksForOnce() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch blocked = new CountDownLatch(1);
		this.crew.execute(task(QUICK, () -> {
			await(release);
			blocked.countDown();
		}));
		for (int i = 0; i < 100; i++) {
			CountDownLatch done = new CountDownLatch(1);
			this.crew.execute(task(QUICK, done::countDown));
			assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(blocked.getCount()).isEqualTo(1);
		release.countDown();
		assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void runsSlowHandlersSideBySide() throws Exception {
		int handlers = 6;
		CyclicBarrier allInside = new CyclicBarrier(handlers);
		CountDownLatch done = new CountDownLatch(handlers);
		for (int i = 0; i < handlers; i++) {
			this.crew.execute(task(SLOW, () -> {
				try {
					allInside.await(10, TimeUnit.SECONDS);
					done.countDown();
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			}));
		}
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.promotions).hasValue(handlers);
	}

	@Test
	void sleepsWhenNothingHappens() {
		this.crew.execute(task(QUICK, () -> {
		}));
		Awaitility.await()
			.until(() -> this.crew.size() == 2 && Thread.getAllStackTraces()
				.keySet()
				.stream()
				.filter((thread) -> thread.getName().startsWith("spserver-crew"))
				.anyMatch((thread) -> thread.getState() == Thread.State.WAITING));
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
