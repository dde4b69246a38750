package io.spserver.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What happens between two particular steps of another thread.
 */
@Timeout(60)
class LeaderRoleStepTests {

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

	private static final long TAKE_OVER = TimeUnit.MICROSECONDS.toNanos(200);

	private final CountDownLatch led = new CountDownLatch(1);

	@Test
	void theWatcherDoesNotSleepIfTheLeaderBecameBusyAfterItsLastLook() throws InterruptedException {
		LeaderRole[] role = new LeaderRole[1];
		long[] held = new long[1];
		AtomicInteger looks = new AtomicInteger();
		role[0] = new LeaderRole(() -> true, TAKE_OVER, new Transitions() {

			@Override
			void reached(Transition transition) {
				// Look 11 is the tenth that sees what the one before has seen
				if (transition == Transition.LOOKS && looks.incrementAndGet() == 11) {
					role[0].busy(held[0]);
				}
			}

		});
		held[0] = role[0].take(PATIENCE);
		Thread watcher = new Thread(() -> {
			if (role[0].take(PATIENCE) != LeaderRole.GONE) {
				this.led.countDown();
			}
		});
		watcher.start();
		assertThat(this.led.await(10, TimeUnit.SECONDS)).isTrue();
		role[0].abolish();
		watcher.join();
	}

	@Test
	void somebodyIsHiredIfOneGoesWhoWasCountedOn() throws InterruptedException {
		CrewOfTwo crew = new CrewOfTwo();
		long held = crew.role.take(PATIENCE);
		held = crew.role.resume(crew.role.busy(held));
		await().until(() -> crew.watcher.getState() == Thread.State.WAITING);
		crew.follower.start();
		await().until(() -> crew.follower.getState() == Thread.State.TIMED_WAITING);
		crew.role.busy(held);
		assertThat(this.led.await(10, TimeUnit.SECONDS)).isTrue();
		crew.role.abolish();
		crew.follower.join();
		crew.watcher.join();
	}

	/** A crew of which one passes the role on while the other is about to go. */
	private final class CrewOfTwo extends Transitions {

		private final LeaderRole role = new LeaderRole(this::hire, TAKE_OVER, this);

		private final AtomicInteger counted = new AtomicInteger(1);

		private final CountDownLatch goes = new CountDownLatch(1);

		private final CountDownLatch passed = new CountDownLatch(1);

		private final Thread watcher = new Thread(this::watchAndPass);

		private final Thread follower = new Thread(this::go);

		/** First the watcher, then whoever leads in the end, but never three at once. */
		private boolean hire() {
			if (this.counted.get() >= 2) {
				return false;
			}
			if (this.counted.incrementAndGet() == 2 && this.watcher.getState() == Thread.State.NEW) {
				this.watcher.start();
			}
			else {
				LeaderRoleStepTests.this.led.countDown();
			}
			return true;
		}

		private void watchAndPass() {
			long held = this.role.take(PATIENCE);
			awaitQuietly(this.goes);
			this.role.pass(held);
			this.passed.countDown();
		}

		private void go() {
			assertThat(this.role.take(TimeUnit.MILLISECONDS.toNanos(200))).isEqualTo(LeaderRole.GONE);
			this.counted.decrementAndGet();
			this.role.gone();
		}

		@Override
		void reached(Transition transition) {
			if (transition == Transition.GOES) {
				this.goes.countDown();
				awaitQuietly(this.passed);
			}
		}

		private static void awaitQuietly(CountDownLatch latch) {
			try {
				latch.await(20, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
