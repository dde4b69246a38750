package io.spserver.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.ScheduledFuture;
import io.spserver.async.Transport;
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

	private final TestCrew crew;

	CrewTests(Transport transport) {
		this.crew = new TestCrew(transport);
	}

	@AfterEach
	void noThreadIsLeft() throws InterruptedException {
		this.crew.close();
	}

	@Test
	void runsTasksOfTheLoopAndOfOthersWithoutLosingAWakeup() throws Exception {
		for (int i = 0; i < 20_000; i++) {
			CountDownLatch done = new CountDownLatch(1);
			switch (i % 4) {
				case 0 -> this.crew.loop.execute(done::countDown);
				case 1 -> this.crew.handle(TestCrew.QUICK, done::countDown);
				case 2 -> this.crew.handle(TestCrew.SLOW, done::countDown);
				default -> this.crew.loop.schedule(done::countDown, 1, TimeUnit.MICROSECONDS);
			}
			assertThat(done.await(10, TimeUnit.SECONDS)).as("round " + i).isTrue();
		}
	}

	@Test
	void runsScheduledTasksWhileNothingElseHappens() throws Exception {
		CountDownLatch early = new CountDownLatch(1);
		CountDownLatch late = new CountDownLatch(1);
		this.crew.loop.schedule(late::countDown, 60, TimeUnit.MILLISECONDS);
		ScheduledFuture<?> never = this.crew.loop.schedule(() -> {
		}, 1, TimeUnit.HOURS);
		this.crew.loop.schedule(early::countDown, 20, TimeUnit.MILLISECONDS);
		assertThat(early.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(late.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(never.cancel(false)).isTrue();
	}

	@Test
	void leadsInPipelineCodeAndNotInHandlers() throws Exception {
		assertThat(this.crew.loop.submit(() -> this.crew.loop.inEventLoop()).get(10, TimeUnit.SECONDS)).isTrue();
		List<Boolean> inHandlers = new ArrayList<>();
		CountDownLatch done = new CountDownLatch(2);
		for (long expected : new long[] { TestCrew.QUICK, TestCrew.SLOW }) {
			this.crew.handle(expected, () -> {
				synchronized (inHandlers) {
					inHandlers.add(this.crew.loop.inEventLoop());
				}
				done.countDown();
			});
		}
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(inHandlers).containsExactly(false, false);
	}

	@Test
	void waitsInAHandlerForItsOwnLoop() throws Exception {
		CountDownLatch done = new CountDownLatch(1);
		this.crew.handle(TestCrew.QUICK, () -> {
			assertThat(this.crew.loop.submit(() -> "done").awaitUninterruptibly(10_000)).isTrue();
			done.countDown();
		});
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		Awaitility.await().until(() -> this.crew.takeOvers.get() == 1);
	}

	@Test
	void goesOnWhileAQuickHandlerBlocksForOnce() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch blocked = new CountDownLatch(1);
		this.crew.handle(TestCrew.QUICK, () -> {
			await(release);
			blocked.countDown();
		});
		for (int i = 0; i < 100; i++) {
			CountDownLatch done = new CountDownLatch(1);
			this.crew.handle(TestCrew.QUICK, done::countDown);
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
			this.crew.handle(TestCrew.SLOW, () -> {
				try {
					allInside.await(10, TimeUnit.SECONDS);
					done.countDown();
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			});
		}
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.crew.promotions).hasValue(handlers);
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
