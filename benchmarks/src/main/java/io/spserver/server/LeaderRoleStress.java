package io.spserver.server;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two threads at one transition of a {@link LeaderRole}, and what each may see of the
 * other.
 */
public final class LeaderRoleStress {

	private LeaderRoleStress() {
	}

	private static LeaderRole role() {
		return new LeaderRole(() -> true, 1, Transitions.UNOBSERVED);
	}

	private static int flag(boolean value) {
		return value ? 1 : 0;
	}

	/** Two followers want the role. */
	@JCStressTest
	@State
	@Outcome(id = { "1, 0", "0, 1" }, expect = Expect.ACCEPTABLE, desc = "One of them gets it")
	@Outcome(expect = Expect.FORBIDDEN, desc = "Two leaders, or none")
	public static class Acquire {

		private final LeaderRole role = role();

		/**
		 * The first follower.
		 * @param r what it sees
		 */
		@Actor
		public void one(II_Result r) {
			r.r1 = flag(this.role.tryTake() > 0);
		}

		/**
		 * The second follower.
		 * @param r what it sees
		 */
		@Actor
		public void other(II_Result r) {
			r.r2 = flag(this.role.tryTake() > 0);
		}

	}

	/** A leader passes the role on. */
	@JCStressTest
	@State
	@Outcome(id = { "0, 0", "0, 1" }, expect = Expect.ACCEPTABLE, desc = "Too early")
	@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The next leader sees what the last one wrote")
	@Outcome(expect = Expect.FORBIDDEN, desc = "It does not")
	public static class Release {

		private final LeaderRole role = role();

		private final long held = this.role.tryTake();

		private int written;

		/** The leader. */
		@Actor
		public void leader() {
			this.written = 1;
			this.role.pass(this.held);
		}

		/**
		 * A follower.
		 * @param r what it sees
		 */
		@Actor
		public void follower(II_Result r) {
			r.r1 = flag(this.role.tryTake() > 0);
			r.r2 = this.written;
		}

	}

	/** A leader's handler returns while the watcher takes over. */
	@JCStressTest
	@State
	@Outcome(id = { "1, 0, 0", "1, 0, 1" }, expect = Expect.ACCEPTABLE, desc = "The leader leads on")
	@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "The watcher leads and sees what the leader wrote")
	@Outcome(expect = Expect.FORBIDDEN, desc = "Two leaders, none, or one that does not see everything")
	public static class TakeOver {

		private final LeaderRole role = role();

		private final long held;

		private final long nextBusy;

		private int written;

		/** Makes the calling thread the leader. */
		public TakeOver() {
			long first = this.role.tryTake();
			long busy = this.role.becomeBusy(first);
			this.held = this.role.resume(busy);
			this.nextBusy = this.held + (busy - first);
		}

		/**
		 * The leader.
		 * @param r what it sees
		 */
		@Actor
		public void leader(III_Result r) {
			this.written = 1;
			long busy = this.role.becomeBusy(this.held);
			r.r1 = flag(this.role.resume(busy) != LeaderRole.GONE);
		}

		/**
		 * The watcher.
		 * @param r what it sees
		 */
		@Actor
		public void watcher(III_Result r) {
			r.r2 = flag(this.role.takeOver(this.nextBusy) > 0);
			r.r3 = this.written;
		}

	}

	/** A leader becomes busy while the watcher falls asleep. */
	@JCStressTest
	@State
	@Outcome(id = { "1, 0", "0, 0" }, expect = Expect.ACCEPTABLE, desc = "The watcher does not sleep")
	@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The leader wakes it")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The watcher sleeps and nobody wakes it")
	public static class FallAsleep {

		private final LeaderRole role = role();

		private final long held = this.role.tryTake();

		/**
		 * The leader.
		 * @param r what it sees
		 */
		@Actor
		public void leader(II_Result r) {
			this.role.becomeBusy(this.held);
			r.r1 = flag(this.role.isWatcherAsleep());
		}

		/**
		 * The watcher.
		 * @param r what it sees
		 */
		@Actor
		public void watcher(II_Result r) {
			r.r2 = flag(this.role.fallAsleep(this.held));
		}

	}

	/** The role is abolished while a follower wants it. */
	@JCStressTest
	@State
	@Outcome(id = { "0, -1", "-1, -1" }, expect = Expect.ACCEPTABLE, desc = "Nobody gets it, now and later")
	@Outcome(expect = Expect.FORBIDDEN, desc = "Somebody does")
	public static class Exit {

		private final LeaderRole role = role();

		private final long held = this.role.tryTake();

		/** The leader. */
		@Actor
		public void leader() {
			this.role.resume(this.role.becomeBusy(this.held));
			this.role.abolish();
		}

		/**
		 * A follower.
		 * @param r what it sees
		 */
		@Actor
		public void follower(II_Result r) {
			r.r1 = (int) this.role.tryTake();
		}

		/**
		 * What is left.
		 * @param r what is seen
		 */
		@Arbiter
		public void later(II_Result r) {
			r.r2 = (int) this.role.tryTake();
		}

	}

}
