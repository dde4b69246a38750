package io.spserver.async;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.spserver.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * Finds out that a session is idle, or that its peer has stopped reading. One scheduled
 * task a session, which looks when the timeout could have passed at the earliest. Belongs
 * to the session's event loop.
 */
final class IdleWatch implements Runnable {

	private final SessionChannel session;

	private final Channel channel;

	private final long timeout;

	private long lastActivity = System.nanoTime();

	private long lastPending;

	private long lastProgress;

	private @Nullable Object lastMessage;

	private @Nullable ScheduledFuture<?> next;

	IdleWatch(SessionChannel session, Channel channel, long timeout) {
		this.session = session;
		this.channel = channel;
		this.timeout = timeout;
	}

	void start() {
		if (this.timeout > 0) {
			lookIn(this.timeout);
		}
	}

	void stop() {
		if (this.next != null) {
			this.next.cancel(false);
		}
	}

	void active() {
		this.lastActivity = System.nanoTime();
	}

	@Override
	public void run() {
		if (outputHasProgressed() || this.session.isBusy()) {
			active();
		}
		long left = this.timeout - (System.nanoTime() - this.lastActivity);
		if (left > 0) {
			lookIn(left);
		}
		else if (this.lastPending > 0) {
			this.session.abort(CloseReason.SLOW_READER);
		}
		else {
			this.session.timedOut();
			lookIn(this.timeout);
		}
	}

	private void lookIn(long nanos) {
		this.next = this.channel.eventLoop().schedule(this, nanos, TimeUnit.NANOSECONDS);
	}

	/** Whether the connection has taken anything since this was last asked. */
	private boolean outputHasProgressed() {
		ChannelOutboundBuffer outbound = this.channel.unsafe().outboundBuffer();
		if (outbound == null || outbound.isEmpty()) {
			boolean progressed = this.lastPending > 0;
			this.lastPending = 0;
			this.lastMessage = null;
			return progressed;
		}
		long pending = outbound.totalPendingWriteBytes();
		long progress = outbound.currentProgress();
		Object message = outbound.current();
		boolean progressed = pending < this.lastPending || progress != this.lastProgress || message != this.lastMessage;
		this.lastPending = pending;
		this.lastProgress = progress;
		this.lastMessage = message;
		return progressed;
	}

}
