package io.spserver.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class LeaderRoleTests {

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

	private final AtomicInteger hired = new AtomicInteger();

	private final AtomicInteger takeOvers = new AtomicInteger();

	private final AtomicReference<Runnable> life = new AtomicReference<>(() -> {
	});

	private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

	private final LeaderRole role = new LeaderRole(this::hire, TimeUnit.MICROSECONDS.toNanos(200),
			Transitions.UNOBSERVED);

	private synchronized boolean hire() {
		this.hired.incrementAndGet();
		Thread thread = new Thread(this.life.get(), "follower-" + this.hired);
		this.threads.add(thread);
		thread.start();
		return true;
	}

	@AfterEach
	void everyThreadEnds() throws InterruptedException {
		this.role.abolish();
		for (Thread thread : this.threads) {
			thread.join(TimeUnit.NANOSECONDS.toMillis(PATIENCE));
			assertThat(thread.isAlive()).isFalse();
		}
	}

	@Test
	void staysWithALeaderThatIsQuick() {
		long held = this.role.take(PATIENCE);
		for (int i = 0; i < 1000; i++) {
			long busy = this.role.busy(held);
			held = this.role.resume(busy);
			assertThat(held).isNotEqualTo(LeaderRole.GONE);
		}
	}

	@Test
	void isTakenOverWhileAHandlerIsSlow() throws InterruptedException {
		CountDownLatch takenOver = new CountDownLatch(1);
		this.life.set(() -> {
			if (this.role.take(PATIENCE) != LeaderRole.GONE) {
				takenOver.countDown();
			}
		});
		long held = this.role.take(PATIENCE);
		long busy = this.role.busy(held);
		assertThat(takenOver.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.role.resume(busy)).isEqualTo(LeaderRole.GONE);
		assertThat(this.hired).hasValue(1);
	}

	@Test
	void wakesAWatcherThatSleeps() throws InterruptedException {
		AtomicInteger takenOver = new AtomicInteger();
		this.life.set(() -> {
			if (this.role.take(PATIENCE) != LeaderRole.GONE) {
				takenOver.incrementAndGet();
			}
		});
		long held = this.role.take(PATIENCE);
		held = this.role.resume(this.role.busy(held));
		Thread watcher = this.threads.element();
		await().until(() -> watcher.getState() == Thread.State.WAITING);
		this.role.busy(held);
		await().until(() -> takenOver.get() == 1);
	}

	@Test
	void hasOneHolderAtMostWhateverHappens() throws InterruptedException {
		int rounds = 300_000;
		AtomicInteger left = new AtomicInteger(rounds);
		AtomicInteger leaders = new AtomicInteger();
		AtomicInteger violations = new AtomicInteger();
		long[] plain = { 0 };
		CountDownLatch done = new CountDownLatch(1);
		this.life.set(() -> {
			long held = this.role.take(PATIENCE);
			while (held != LeaderRole.GONE) {
				if (leaders.incrementAndGet() != 1) {
					violations.incrementAndGet();
				}
				plain[0]++;
				leaders.decrementAndGet();
				if (left.decrementAndGet() <= 0) {
					done.countDown();
					this.role.abolish();
					return;
				}
				held = goOn(held);
			}
		});
		hire();
		assertThat(done.await(50, TimeUnit.SECONDS)).isTrue();
		assertThat(violations).hasValue(0);
		assertThat(this.takeOvers).hasPositiveValue();
		assertThat(plain[0]).isEqualTo(rounds);
	}

	/** Passes the role on, or handles something quick, or something slow. */
	private long goOn(long held) {
		int choice = ThreadLocalRandom.current().nextInt(1000);
		if (choice < 20) {
			this.role.pass(held);
			return this.role.take(PATIENCE);
		}
		long busy = this.role.busy(held);
		if (choice == 999) {
			// As long as a slow handler may take, so that somebody takes over.
			long start = System.nanoTime();
			while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(3)) {
				Thread.onSpinWait();
			}
		}
		long again = this.role.resume(busy);
		if (again == LeaderRole.GONE) {
			this.takeOvers.incrementAndGet();
			return this.role.take(PATIENCE);
		}
		return again;
	}

}
