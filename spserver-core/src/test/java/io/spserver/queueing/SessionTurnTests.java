package io.spserver.queueing;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.spserver.CloseReason;
import io.spserver.ServerEvents;
import io.spserver.ServerOptions;
import io.spserver.codec.Protocols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The turn of a session, contended for by its event loop, which is the thread of the
 * test, and by two workers.
 */
@Timeout(60)
class SessionTurnTests {

	private static final int REQUESTS = Integer.getInteger("spserver.test.requests", 200_000);

	private static final int WORKERS = 2;

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

	private final SubmittedTasks submitted = new SubmittedTasks();

	/** Belongs to the turn. */
	private long expected;

	/** Belongs to the turn. */
	private boolean toldClosed;

	private final AtomicLong handled = new AtomicLong();

	private final AtomicInteger inside = new AtomicInteger();

	private final AtomicInteger violations = new AtomicInteger();

	private final ServerSession session = session();

	private ServerSession session() {
		ServerOptions options = ServerOptions.builder("test", Protocols.line()).build();
		SessionRegistry registry = new SessionRegistry(Runnable::run);
		ServerContext context = new ServerContext(options, (session) -> {
			throw new UnsupportedOperationException();
		}, new ServerEvents() {
		}, this.submitted, new OverloadPolicy(options), (turn) -> () -> handle(turn), registry.group("test"), registry);
		InetSocketAddress nowhere = new InetSocketAddress(0);
		return new ServerSession(context, nowhere, nowhere, new Nowhere(), (task) -> {
			throw new UnsupportedOperationException();
		}, null);
	}

	/** Runs on the workers. */
	private void handle(Turn turn) {
		if (this.inside.incrementAndGet() != 1) {
			this.violations.incrementAndGet();
		}
		for (Object message = turn.nextMessage(); message != null; message = turn.nextMessage()) {
			long number = (Long) message;
			if (number != this.expected || turn.arrival() != number * 3) {
				this.violations.incrementAndGet();
			}
			this.expected++;
			turn.handled();
			turn.ran(1);
			this.handled.lazySet(this.expected);
		}
		if (turn.takeClose() != null) {
			if (this.toldClosed) {
				this.violations.incrementAndGet();
			}
			this.toldClosed = true;
			turn.ended();
		}
		this.inside.decrementAndGet();
	}

	@Test
	void losesNoRequestAndHasOneThreadAtATimeWhoeverIsFaster() throws InterruptedException {
		Thread[] workers = new Thread[WORKERS];
		for (int i = 0; i < WORKERS; i++) {
			workers[i] = new Thread(this::work, "worker-" + i);
			workers[i].start();
		}
		this.session.begin();
		try {
			for (long i = 0; i < REQUESTS; i++) {
				assertThat(awaitUntil(i - (i / 1000) % (Mailbox.CAPACITY - 1))).as("request " + i).isTrue();
				this.session.add(i, i * 2, i * 3);
				this.session.signal();
			}
			assertThat(awaitUntil(REQUESTS)).isTrue();
			this.session.closed(CloseReason.PEER);
			long deadline = System.nanoTime() + PATIENCE;
			while (this.session.server().group().size() > 0 && System.nanoTime() < deadline) {
				Thread.onSpinWait();
			}
		}
		finally {
			for (Thread worker : workers) {
				worker.interrupt();
				worker.join();
			}
		}
		assertThat(this.session.server().group().size()).isZero();
		assertThat(this.expected).isEqualTo(REQUESTS);
		assertThat(this.violations).hasValue(0);
		assertThat(this.session.requests()).isEqualTo(REQUESTS);
		assertThat(this.session.takenPosition()).isEqualTo(2 * (REQUESTS - 1));
		assertThat(this.session.isSettled()).isTrue();
	}

	/** {@code false} if so many requests have not been handled in time. */
	private boolean awaitUntil(long count) {
		if (this.handled.get() >= count) {
			return true;
		}
		long deadline = System.nanoTime() + PATIENCE;
		for (int i = 1; this.handled.get() < count; i++) {
			if (i % 1000 == 0) {
				Thread.yield();
				if (System.nanoTime() > deadline) {
					return false;
				}
			}
			Thread.onSpinWait();
		}
		return true;
	}

	private void work() {
		int looks = 0;
		while (!Thread.currentThread().isInterrupted()) {
			Task task = this.submitted.poll();
			if (task != null) {
				task.run();
			}
			else if (++looks % 100 == 0) {
				Thread.yield();
			}
		}
	}

	/** A connection that takes everything. */
	private static final class Nowhere implements Outlet {

		@Override
		public void deliver(DeliveryChain chain) {
			chain.takeAll();
		}

		@Override
		public void deliver(Delivery delivery) {
		}

		@Override
		public boolean isEncrypted() {
			return false;
		}

		@Override
		public boolean canStartTls() {
			return false;
		}

		@Override
		public boolean isWritable() {
			return true;
		}

		@Override
		public void turnEnded() {
		}

	}

}
