package io.spserver.sync;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.queueing.ServerContext;
import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Worker threads, with tasks that are expected to be quick, rightly or not, and with
 * others.
 */
@Timeout(60)
@ParameterizedClass
@ValueSource(longs = { 0, 1_000_000 })
class WorkerPoolTests {

	private static final int LIMIT = 4;

	private final WorkerPool pool = new WorkerPool(LIMIT);

	private final long expectedNanos;

	WorkerPoolTests(long expectedNanos) {
		this.expectedNanos = expectedNanos;
	}

	@AfterEach
	void noThreadIsLeft() throws InterruptedException {
		this.pool.close();
		assertThat(this.pool.awaitEnd(TimeUnit.SECONDS.toNanos(10))).isTrue();
		assertThat(this.pool.threads()).isZero();
	}

	private Task task(Runnable work) {
		return new Task() {

			@Override
			public TaskExecutor home() {
				return WorkerPoolTests.this.pool;
			}

			@Override
			public ServerContext server() {
				throw new UnsupportedOperationException();
			}

			@Override
			public long expectedNanos() {
				return WorkerPoolTests.this.expectedNanos;
			}

			@Override
			public void run() {
				work.run();
			}

		};
	}

	@Test
	void losesNoWakeup() throws InterruptedException {
		for (int i = 0; i < 50_000; i++) {
			CountDownLatch done = new CountDownLatch(1);
			this.pool.execute(task(done::countDown));
			assertThat(done.await(10, TimeUnit.SECONDS)).as("task " + i).isTrue();
		}
		assertThat(this.pool.threads()).isBetween(1, LIMIT);
	}

	@Test
	void losesNoTaskToAThreadThatGoes() throws InterruptedException {
		WorkerPool impatient = new WorkerPool(1, TimeUnit.MICROSECONDS.toNanos(20));
		try {
			for (int i = 0; i < 8_000; i++) {
				CountDownLatch done = new CountDownLatch(1);
				impatient.execute(task(done::countDown));
				assertThat(done.await(10, TimeUnit.SECONDS)).as("task " + i).isTrue();
				spin(ThreadLocalRandom.current().nextInt(150_000));
			}
		}
		finally {
			impatient.close();
		}
		assertThat(impatient.awaitEnd(TimeUnit.SECONDS.toNanos(10))).isTrue();
	}

	@Test
	void goesOnAfterThereWasNoMemoryForAThread() throws InterruptedException {
		AtomicInteger tries = new AtomicInteger();
		WorkerPool poor = new WorkerPool(LIMIT, TimeUnit.SECONDS.toNanos(60), (pool, number) -> {
			if (tries.incrementAndGet() <= 2) {
				throw new InternalError("planned, as if there were no memory");
			}
			return new WorkerThread(pool, number);
		});
		try {
			poor.execute(task(() -> {
			}));
			CountDownLatch done = new CountDownLatch(1);
			poor.execute(task(done::countDown));
			assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			poor.close();
		}
		assertThat(poor.awaitEnd(TimeUnit.SECONDS.toNanos(10))).isTrue();
		assertThat(poor.threads()).isZero();
	}

	@Test
	void goesOnAfterThereWasNoMemoryForAThreadBesideABusyOne() throws InterruptedException {
		AtomicInteger tries = new AtomicInteger();
		WorkerPool poor = new WorkerPool(LIMIT, TimeUnit.SECONDS.toNanos(60), (pool, number) -> {
			if (tries.incrementAndGet() == 2) {
				throw new InternalError("planned, as if there were no memory");
			}
			return new WorkerThread(pool, number);
		});
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(1);
		try {
			poor.add(task(() -> await(release)));
			poor.execute(task(done::countDown));
			assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(tries).hasValueGreaterThan(2);
		}
		finally {
			release.countDown();
			poor.close();
		}
		assertThat(poor.awaitEnd(TimeUnit.SECONDS.toNanos(10))).isTrue();
		assertThat(poor.threads()).isZero();
	}

	private static void spin(long nanos) {
		long start = System.nanoTime();
		while (System.nanoTime() - start < nanos) {
			Thread.onSpinWait();
		}
	}

	@Test
	void runsAllTasksOfABurst() throws InterruptedException {
		int tasks = 100_000;
		CountDownLatch done = new CountDownLatch(tasks);
		for (int i = 0; i < tasks; i++) {
			this.pool.execute(task(done::countDown));
		}
		assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void givesSlowTasksAThreadEachUpToTheLimit() throws InterruptedException {
		CyclicBarrier allInside = new CyclicBarrier(LIMIT);
		CountDownLatch done = new CountDownLatch(LIMIT);
		for (int i = 0; i < LIMIT; i++) {
			this.pool.execute(task(() -> {
				try {
					allInside.await(10, TimeUnit.SECONDS);
					done.countDown();
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			}));
		}
		assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(this.pool.threads()).isEqualTo(LIMIT);
	}

	@Test
	void runsTasksThatTasksSubmit() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1000);
		AtomicInteger left = new AtomicInteger(1000);
		submitNext(left, done);
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
	}

	private void submitNext(AtomicInteger left, CountDownLatch done) {
		this.pool.execute(task(() -> {
			done.countDown();
			if (left.decrementAndGet() > 0) {
				submitNext(left, done);
			}
		}));
	}

	@Test
	void runsWhatComesWhileAllThreadsAreBusyAsSoonAsOneIsFree() throws InterruptedException {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(LIMIT + 1);
		for (int i = 0; i < LIMIT; i++) {
			this.pool.execute(task(() -> {
				await(release);
				done.countDown();
			}));
		}
		Awaitility.await().until(() -> this.pool.threads() == LIMIT);
		this.pool.execute(task(done::countDown));
		assertThat(done.getCount()).isEqualTo(LIMIT + 1);
		release.countDown();
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
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
