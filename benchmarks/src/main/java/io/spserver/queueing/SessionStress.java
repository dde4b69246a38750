package io.spserver.queueing;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.CloseReason;
import io.spserver.ServerEvents;
import io.spserver.ServerOptions;
import io.spserver.codec.Protocols;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A session's event loop and the thread that has its turn, and what each may see of the
 * other.
 */
public final class SessionStress {

	private static final ServerOptions OPTIONS = ServerOptions.builder("stress", Protocols.line()).build();

	private static final InetSocketAddress NOWHERE = new InetSocketAddress(0);

	private SessionStress() {
	}

	/** A request arrives while a turn ends. */
	@JCStressTest
	@State
	@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "One of the two begins another turn")
	@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "The request is never handled")
	@Outcome(expect = Expect.FORBIDDEN, desc = "Two turns at once")
	public static class TurnEnd implements WorkQueue, Outlet {

		private final AtomicInteger submitted = new AtomicInteger();

		private final ServerSession session;

		/** Has a turn of the session begin. */
		public TurnEnd() {
			SessionRegistry registry = new SessionRegistry(Runnable::run);
			ServerContext context = new ServerContext(OPTIONS, (session) -> (request, response) -> {
			}, new ServerEvents() {
			}, this, new OverloadPolicy(OPTIONS), (turn) -> () -> {
			}, new SessionGroup(), registry);
			this.session = new ServerSession(context, NOWHERE, NOWHERE, this, (task) -> {
			}, null);
			this.session.begin();
			this.submitted.set(0);
		}

		/** The event loop. */
		@Actor
		public void loop() {
			this.session.add("request", 1, 1);
			this.session.signal();
		}

		/** The thread that has the turn. */
		@Actor
		public void worker() {
			this.session.endTurn();
		}

		/**
		 * How many turns are to follow.
		 * @param r what is seen
		 */
		@Arbiter
		public void later(I_Result r) {
			r.r1 = this.submitted.get();
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
		public void submit(Task task) {
			this.submitted.incrementAndGet();
		}

		@Override
		public void release() {
		}

		@Override
		public boolean isFull() {
			return false;
		}

		@Override
		public int waiting() {
			return 0;
		}

		@Override
		public int running() {
			return 0;
		}

		@Override
		public void deliver(DeliveryChain chain) {
		}

		@Override
		public void deliver(Delivery delivery) {
		}

		@Override
		public boolean isWritable() {
			return true;
		}

		@Override
		public void turnEnded() {
		}

	}

	/** A request is taken while it is added. */
	@JCStressTest
	@State
	@Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "Too early")
	@Outcome(id = "1, 7, 9", expect = Expect.ACCEPTABLE, desc = "All of it")
	@Outcome(expect = Expect.FORBIDDEN, desc = "Part of it")
	public static class AddAndTake {

		private final Mailbox mailbox = new Mailbox();

		/** The event loop. */
		@Actor
		public void loop() {
			this.mailbox.add("request", 7, 9);
		}

		/**
		 * The thread that has the turn.
		 * @param r what it sees
		 */
		@Actor
		public void worker(III_Result r) {
			r.r1 = (this.mailbox.poll() != null) ? 1 : 0;
			r.r2 = (int) this.mailbox.end();
			r.r3 = (int) this.mailbox.arrival();
		}

	}

	/**
	 * A thread leaves something for the event loop, twice, while it takes what is there.
	 */
	@JCStressTest
	@State
	@Outcome(id = { "0, 2, 2", "1, 1, 2", "2, 0, 2" }, expect = Expect.ACCEPTABLE, desc = "Everything, once")
	@Outcome(expect = Expect.FORBIDDEN, desc = "Something is lost, or comes twice")
	public static class Replies {

		private final ReplyQueue queue = new ReplyQueue();

		/** A handler. */
		@Actor
		public void handler() {
			this.queue.add(new Delivery.Close(CloseReason.APPLICATION));
			this.queue.add(new Delivery.Close(CloseReason.APPLICATION));
		}

		/**
		 * The event loop.
		 * @param r what it sees
		 */
		@Actor
		public void loop(III_Result r) {
			r.r1 = take();
		}

		/**
		 * What is left.
		 * @param r what is seen
		 */
		@Arbiter
		public void later(III_Result r) {
			r.r2 = take();
			r.r3 = r.r1 + r.r2;
		}

		private int take() {
			int count = 0;
			for (Delivery each = this.queue.takeAll(); each != null; each = each.next()) {
				count++;
			}
			return count;
		}

	}

}
