package io.spserver.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.util.concurrent.ScheduledFuture;
import io.spserver.async.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A crew whose threads are held up between any two steps, while other threads want
 * something of it: each waits until it has got that before it wants something else, so
 * that nothing but its own wake-up can help it.
 */
@Timeout(120)
@ParameterizedClass
@CsvSource({ "AUTO, 2", "AUTO, 64", "NIO, 2", "NIO, 64" })
class CrewTransitionTests {

	private static final int CALLERS = 2;

	private static final int CALLS = Integer.getInteger("spserver.test.calls", 2000);

	/** Short, so that the watcher sleeps and followers go often. */
	private static final LeaderFollowersOptions OPTIONS = new LeaderFollowersOptions(Duration.ofNanos(50_000),
			Duration.ofNanos(20_000));

	private static final long KEEP_ALIVE = TimeUnit.MILLISECONDS.toNanos(1);

	private final Delays delays = new Delays();

	private final TestCrew crew;

	/** Changed by tasks of the event loop alone. */
	private int loopTasks;

	private final AtomicInteger expectedLoopTasks = new AtomicInteger();

	CrewTransitionTests(Transport transport, int handlers) {
		this.crew = new TestCrew(transport, handlers, OPTIONS, KEEP_ALIVE, this.delays,
				new IoGuard(this.delays::holdUp));
	}

	@Test
	void losesNoWakeupWhereverThreadsAreHeldUp() throws Exception {
		ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
		try (TestCrew crew = this.crew) {
			List<Future<?>> calls = new ArrayList<>();
			for (int caller = 0; caller < CALLERS; caller++) {
				Random random = new Random(caller);
				calls.add(callers.submit(() -> {
					call(random);
					return null;
				}));
			}
			for (Future<?> each : calls) {
				each.get();
			}
			assertThat(crew.promotions).hasPositiveValue();
			assertThat(crew.takeOvers).hasPositiveValue();
			assertThat(crew.loop.submit(() -> this.loopTasks).get(10, TimeUnit.SECONDS))
				.isEqualTo(this.expectedLoopTasks.get());
		}
		finally {
			callers.shutdownNow();
		}
		assertThat(this.delays.missed()).isEmpty();
	}

	private void call(Random random) throws InterruptedException {
		for (int i = 0; i < CALLS; i++) {
			CountDownLatch done = new CountDownLatch(1);
			int kind = random.nextInt(8);
			begin(kind, random, done);
			assertThat(done.await(20, TimeUnit.SECONDS)).as("call " + i + " of kind " + kind).isTrue();
			if (random.nextInt(100) == 0) {
				// Long enough for everybody to fall asleep
				TimeUnit.NANOSECONDS.sleep(random.nextLong(2 * KEEP_ALIVE));
			}
			Delays.spin(random.nextLong(20_000));
		}
	}

	private void begin(int kind, Random random, CountDownLatch done) {
		long nanos = random.nextLong(300_000);
		switch (kind) {
			case 0 -> inLoop(done);
			case 1 -> this.crew.handle(TestCrew.QUICK, done::countDown);
			case 2 -> this.crew.handle(TestCrew.SLOW, done::countDown);
			case 3 -> this.crew.loop.schedule(done::countDown, nanos / 4, TimeUnit.NANOSECONDS);
			case 4 -> cancel(done);
			case 5 -> {
				// The loop runs this while a handler does something else
				this.crew.handle(TestCrew.QUICK, () -> Delays.spin(nanos));
				inLoop(done);
			}
			case 6 -> {
				this.crew.handle(TestCrew.SLOW, () -> Delays.spin(nanos));
				inLoop(done);
			}
			default -> waitInHandler(random.nextBoolean() ? TestCrew.QUICK : TestCrew.SLOW, done);
		}
	}

	private void inLoop(CountDownLatch done) {
		this.expectedLoopTasks.incrementAndGet();
		this.crew.loop.execute(() -> {
			this.loopTasks++;
			done.countDown();
		});
	}

	/** What is cancelled is forgotten, and what comes after it happens. */
	private void cancel(CountDownLatch done) {
		ScheduledFuture<?> cancelled = this.crew.loop
			.schedule(() -> assertThat(done.getCount()).as("what was cancelled").isNegative(), 1, TimeUnit.HOURS);
		this.crew.loop.schedule(done::countDown, 100, TimeUnit.MICROSECONDS);
		assertThat(cancelled.cancel(false)).isTrue();
	}

	/** Somebody else has to lead, or the handler waits in vain. */
	private void waitInHandler(long expected, CountDownLatch done) {
		this.crew.handle(expected, () -> {
			CountDownLatch inside = new CountDownLatch(1);
			inLoop(inside);
			try {
				if (inside.await(20, TimeUnit.SECONDS)) {
					done.countDown();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

}
