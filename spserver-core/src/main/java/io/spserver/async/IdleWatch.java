package io.spserver.async;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.spserver.CloseReason;
import io.spserver.ServerOptions;
import io.spserver.queueing.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * Finds out that a session is idle, stalls in the middle of a message, or that its peer
 * has stopped reading, whatever else goes on. One scheduled task a session, which looks
 * when a timeout could have passed at the earliest. Belongs to the session's event loop.
 */
final class IdleWatch implements Runnable {

	private static final long NEVER = Long.MAX_VALUE;

	/** How long the last bytes of a session may be stuck that has no timeout. */
	private static final long LAST_BYTES_NANOS = TimeUnit.SECONDS.toNanos(60);

	private final SessionChannel connection;

	private final SessionInput input;

	private final ServerSession session;

	private final Channel channel;

	/** How long a session may be idle between messages. */
	private final long idleTimeout;

	/** How long a message, or what is sent, may make no progress. */
	private long timeout;

	private long lastActivity = System.nanoTime();

	private long lastOutput = this.lastActivity;

	private long seenPending;

	private long seenProgress;

	private @Nullable Object seenMessage;

	private @Nullable ScheduledFuture<?> next;

	private boolean stopped;

	IdleWatch(SessionChannel connection, Channel channel, ServerOptions options, SessionInput input,
			ServerSession session) {
		this.connection = connection;
		this.input = input;
		this.session = session;
		this.channel = channel;
		this.idleTimeout = limit(options.protocol().idleTimeout(options));
		this.timeout = limit(options.timeout());
	}

	private static long limit(Duration timeout) {
		return timeout.isZero() ? NEVER : timeout.toNanos();
	}

	void start() {
		lookIn(soonest());
	}

	/** The session closes when its last bytes are out: that has an end in any case. */
	void last() {
		if (this.timeout == NEVER) {
			this.timeout = LAST_BYTES_NANOS;
			cancel();
			start();
		}
	}

	void stop() {
		this.stopped = true;
		cancel();
	}

	private void cancel() {
		if (this.next != null) {
			this.next.cancel(false);
		}
	}

	/** Something has happened in the session. */
	void active() {
		active(System.nanoTime());
	}

	/**
	 * The same, at a time that is known already.
	 * @param now in nanoseconds
	 */
	void active(long now) {
		this.lastActivity = now;
	}

	@Override
	public void run() {
		long now = System.nanoTime();
		if (outputHasProgressed()) {
			this.lastOutput = now;
		}
		if (this.session.isBusy() || this.input.isBusy() || this.seenPending > 0) {
			this.lastActivity = now;
		}
		if (now - this.lastOutput >= this.timeout) {
			this.connection.abort(CloseReason.SLOW_READER);
		}
		else if (now - this.lastActivity >= patience() && this.seenPending == 0) {
			this.connection.timedOut();
		}
		if (!this.stopped) {
			lookIn(next(now));
		}
	}

	/** How long the session may go on as it is. */
	private long patience() {
		return (this.seenPending > 0 || this.input.inMessage()) ? this.timeout : this.idleTimeout;
	}

	/** When a timeout can have passed at the earliest. */
	private long next(long now) {
		long passed = now - ((this.seenPending > 0) ? this.lastOutput : this.lastActivity);
		long left = patience() - passed;
		return (left > 0) ? Math.min(left, soonest()) : soonest();
	}

	private long soonest() {
		return Math.min(this.timeout, this.idleTimeout);
	}

	private void lookIn(long nanos) {
		if (nanos != NEVER) {
			this.next = this.channel.eventLoop().schedule(this, nanos, TimeUnit.NANOSECONDS);
		}
	}

	/**
	 * Whether the connection has taken anything since this was last asked, or has nothing
	 * to take.
	 */
	private boolean outputHasProgressed() {
		ChannelOutboundBuffer outbound = this.channel.unsafe().outboundBuffer();
		if (outbound == null || outbound.isEmpty()) {
			this.seenPending = 0;
			this.seenMessage = null;
			return true;
		}
		long pending = outbound.totalPendingWriteBytes();
		long progress = outbound.currentProgress();
		Object message = outbound.current();
		boolean progressed = progress != this.seenProgress || message != this.seenMessage;
		this.seenPending = pending;
		this.seenProgress = progress;
		this.seenMessage = message;
		return progressed;
	}

}
