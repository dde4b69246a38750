package io.spserver.server;

import java.time.Duration;

/**
 * When a leader gives up its role. The defaults were measured; they suit handlers of any
 * kind, since sessions are told apart by what their requests took so far.
 *
 * @param quickHandler a session whose requests have taken up to this long on average is
 * handled by the leader itself; before another one a follower is promoted. Default: 50
 * microseconds
 * @param takeOverAfter how long a handler may run before another thread takes over the
 * role of the leader that runs it; found out with a delay of up to a few times as long
 * while nothing blocks. Default: 200 microseconds
 */
public record LeaderFollowersOptions(Duration quickHandler, Duration takeOverAfter) {

	/**
	 * Creates options.
	 * @param quickHandler up to which average a handler is quick
	 * @param takeOverAfter how long a handler may run as leader
	 */
	public LeaderFollowersOptions {
		if (quickHandler.isNegative()) {
			throw new IllegalArgumentException("quick-handler " + quickHandler + " must not be negative");
		}
		if (takeOverAfter.isNegative() || takeOverAfter.isZero()) {
			throw new IllegalArgumentException("take-over-after " + takeOverAfter + " must be positive");
		}
	}

	/**
	 * The defaults.
	 * @return the options
	 */
	public static LeaderFollowersOptions defaults() {
		return new LeaderFollowersOptions(Duration.ofNanos(50_000), Duration.ofNanos(200_000));
	}

}
