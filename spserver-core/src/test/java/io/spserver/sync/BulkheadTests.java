package io.spserver.sync;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.ServerOptions;
import io.spserver.codec.Protocols;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How servers share threads, without any threads: a task that may run stays in a queue
 * until the test lets it end.
 */
@Timeout(60)
class BulkheadTests {

	private static Bulkhead bulkhead(SharedThreads threads, String name, int maxThreads) {
		return threads.share(ServerOptions.builder(name, Protocols.line()).maxThreads(maxThreads).build());
	}

	private static Task task(TaskExecutor home, Runnable work) {
		return new Task() {

			@Override
			public TaskExecutor home() {
				return home;
			}

			@Override
			public ServerContext server() {
				throw new UnsupportedOperationException();
			}

			@Override
			public long expectedNanos() {
				return 0;
			}

			@Override
			public void run() {
				work.run();
			}

		};
	}

	@Test
	void givesAFreeThreadToAServerThatMayUseItRatherThanToOneAtItsLimit() {
		SharedThreads threads = new SharedThreads(5);
		Bulkhead limited = bulkhead(threads, "limited", 1);
		Bulkhead needy = bulkhead(threads, "needy", 0);
		Bulkhead giving = bulkhead(threads, "giving", 0);
		AtomicInteger started = new AtomicInteger();
		TaskExecutor nowhere = (task) -> started.incrementAndGet();
		limited.submit(task(nowhere, () -> {
		}));
		limited.submit(task(nowhere, () -> {
		}));
		giving.submit(task(nowhere, () -> {
		}));
		giving.submit(task(nowhere, () -> {
		}));
		for (int i = 0; i < 4; i++) {
			needy.submit(task(nowhere, () -> {
			}));
		}
		assertThat(needy.running()).isEqualTo(2);
		assertThat(needy.waiting()).isEqualTo(2);
		giving.release();
		assertThat(needy.running()).isEqualTo(3);
		assertThat(limited.running()).isEqualTo(1);
		assertThat(started).hasValue(6);
	}

	@Test
	void runsEveryTaskOfEveryServerAndHoldsAllLimits() throws InterruptedException {
		int tasks = 100_000;
		SharedThreads threads = new SharedThreads(4);
		Bulkhead[] bulkheads = { bulkhead(threads, "a", 1), bulkhead(threads, "b", 2), bulkhead(threads, "c", 0) };
		Queue<Task> running = new ConcurrentLinkedQueue<>();
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch done = new CountDownLatch(3 * tasks);
		TaskExecutor home = (task) -> {
			most.accumulateAndGet(inside.incrementAndGet(), Math::max);
			running.add(task);
		};
		ExecutorService executor = Executors.newFixedThreadPool(5);
		for (Bulkhead bulkhead : bulkheads) {
			executor.execute(() -> {
				for (int i = 0; i < tasks; i++) {
					bulkhead.submit(task(home, () -> {
						inside.decrementAndGet();
						bulkhead.release();
						done.countDown();
					}));
				}
			});
		}
		for (int i = 0; i < 2; i++) {
			executor.execute(() -> runUntil(done, running));
		}
		try {
			assertThat(done.await(30, TimeUnit.SECONDS)).as("left: " + done.getCount()).isTrue();
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
		assertThat(threads.running()).isZero();
		assertThat(most.get()).isBetween(1, threads.limit());
	}

	/** Ends tasks in any order. */
	private static void runUntil(CountDownLatch done, Queue<Task> running) {
		while (done.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
			Task task = running.poll();
			if (task == null) {
				Thread.yield();
			}
			else if (ThreadLocalRandom.current().nextInt(4) == 0) {
				running.add(task);
			}
			else {
				task.run();
			}
		}
	}

}
