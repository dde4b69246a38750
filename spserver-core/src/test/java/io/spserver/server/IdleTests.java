package io.spserver.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.async.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The watcher of a crew that has no handler to run.
 */
@Timeout(60)
@ParameterizedClass
@EnumSource(value = Transport.class, names = { "AUTO", "NIO" })
class IdleTests {

	private static final int TASKS = 30;

	private final Looks looks = new Looks();

	private final Transport transport;

	IdleTests(Transport transport) {
		this.transport = transport;
	}

	@Test
	void theWatcherSleepsUntilAHandlerRuns() throws Exception {
		try (TestCrew crew = new TestCrew(this.transport, 8, LeaderFollowersOptions.defaults(), Crew.KEEP_ALIVE_NANOS,
				this.looks, new IoGuard(() -> {
				}))) {
			for (int round = 0; round < 3; round++) {
				handle(crew);
				await().until(this.looks::isAsleep);
				int before = this.looks.count.get();
				runTasksOfTheLoop(crew);
				assertThat(this.looks.count).as("looks while no handler ran").hasValue(before);
				CountDownLatch release = new CountDownLatch(1);
				crew.handle(TestCrew.QUICK, () -> awaitQuietly(release));
				await().until(() -> this.looks.count.get() > before);
				release.countDown();
			}
		}
	}

	private static void handle(TestCrew crew) throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		crew.handle(TestCrew.QUICK, done::countDown);
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
	}

	/** Many times as long as a watcher takes from one look to the next. */
	private static void runTasksOfTheLoop(TestCrew crew) throws InterruptedException {
		CountDownLatch done = new CountDownLatch(TASKS);
		for (int i = 1; i <= TASKS; i++) {
			crew.loop.schedule(done::countDown, i, TimeUnit.MILLISECONDS);
		}
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Counts how often the watcher has looked. */
	private static final class Looks extends Transitions {

		private final AtomicInteger count = new AtomicInteger();

		private volatile @Nullable Thread sleeper;

		@Override
		void reached(Transition transition) {
			if (transition == Transition.LOOKS) {
				this.sleeper = null;
				this.count.incrementAndGet();
			}
			else if (transition == Transition.FALLS_ASLEEP) {
				this.sleeper = Thread.currentThread();
			}
		}

		boolean isAsleep() {
			Thread thread = this.sleeper;
			return thread != null && thread.getState() == Thread.State.WAITING && this.sleeper == thread;
		}

	}

}
