package io.spserver.server;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The role that the threads of a {@link Crew} take in turns. One thread has it at most;
 * the others that have nothing to do wait for it: they are the followers. Taking the role
 * makes visible what the thread did that passed it on.
 */
final class LeaderRole {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition vacancy = this.lock.newCondition();

	private boolean taken;

	private boolean abolished;

	private int followers;

	/**
	 * Waits for the role.
	 * @param nanos how long at most
	 * @return whether the calling thread leads now; if not, it has waited for so long, or
	 * there is no role any more
	 */
	boolean take(long nanos) throws InterruptedException {
		long left = nanos;
		this.lock.lockInterruptibly();
		try {
			this.followers++;
			try {
				while (this.taken && !this.abolished && left > 0) {
					left = this.vacancy.awaitNanos(left);
				}
			}
			finally {
				this.followers--;
			}
			if (this.taken || this.abolished) {
				return false;
			}
			this.taken = true;
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Promotes a follower. Called by the thread that has the role.
	 * @return {@code false} if there is none: somebody is to be hired
	 */
	boolean pass() {
		this.lock.lock();
		try {
			this.taken = false;
			this.vacancy.signal();
			return this.followers > 0 || this.abolished;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Ends the role: nobody gets it any more. */
	void abolish() {
		this.lock.lock();
		try {
			this.abolished = true;
			this.vacancy.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
