package io.spserver.async;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.spserver.CloseReason;
import io.spserver.queueing.Delivery;
import io.spserver.queueing.ReplyQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class WakeupTests {

	private static final int DELIVERIES = 200_000;

	private static final int THREADS = 2;

	@Test
	void losesNoDeliveryWhoeverIsFaster() throws InterruptedException {
		ReplyQueue queue = new ReplyQueue();
		AtomicLong taken = new AtomicLong();
		AtomicInteger lost = new AtomicInteger();
		ThreadPoolExecutor loop = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
		Wakeup wakeup = new Wakeup(loop, () -> {
			for (Delivery each = queue.takeAll(); each != null; each = each.next()) {
				taken.incrementAndGet();
			}
		});
		Thread[] threads = new Thread[THREADS];
		for (int i = 0; i < THREADS; i++) {
			threads[i] = new Thread(() -> deliver(queue, wakeup, lost));
			threads[i].start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		loop.shutdown();
		assertThat(loop.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
		assertThat(lost).hasValue(0);
		assertThat(taken).hasValue(THREADS * (long) DELIVERIES);
	}

	/** Every now and then waits for all of it, so that only its own request can help. */
	private static void deliver(ReplyQueue queue, Wakeup wakeup, AtomicInteger lost) {
		for (int i = 0; i < DELIVERIES; i++) {
			queue.add(new Delivery.Close(CloseReason.PEER));
			assertThat(wakeup.request()).isTrue();
			if (i % 4 == 0 && !becomesEmpty(queue)) {
				lost.incrementAndGet();
				return;
			}
		}
	}

	private static boolean becomesEmpty(ReplyQueue queue) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		for (int i = 1; !queue.isEmpty(); i++) {
			if (i % 100 == 0) {
				Thread.yield();
				if (System.nanoTime() > deadline) {
					return false;
				}
			}
		}
		return true;
	}

	@Test
	void saysThatTheEventLoopHasEnded() {
		Wakeup wakeup = new Wakeup((task) -> {
			throw new RejectedExecutionException("ended");
		}, () -> {
		});
		assertThat(wakeup.request()).isFalse();
		assertThat(wakeup.request()).isFalse();
	}

}
