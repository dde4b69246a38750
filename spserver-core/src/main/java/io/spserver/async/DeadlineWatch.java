package io.spserver.async;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.spserver.queueing.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * Finds out that a peer takes too long for a message that it has begun, however often it
 * sends a byte. Schedules nothing while messages arrive whole, and one task at most,
 * which is left to find out by itself that it is not needed any more. Belongs to the
 * session's event loop.
 */
final class DeadlineWatch implements Runnable {

	/** When to look again at a session that is not waiting for its peer. */
	private static final long LATER_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

	private final SessionChannel connection;

	private final Channel channel;

	private final SessionInput input;

	private final ServerSession session;

	private @Nullable ScheduledFuture<?> next;

	private boolean stopped;

	DeadlineWatch(SessionChannel connection, Channel channel, SessionInput input, ServerSession session) {
		this.connection = connection;
		this.channel = channel;
		this.input = input;
		this.session = session;
	}

	/** All that has arrived, and there is room for, is decoded. */
	void decoded() {
		long deadline = this.input.deadline();
		if (deadline != 0 && this.next == null) {
			lookIn(deadline - System.nanoTime());
		}
	}

	void stop() {
		this.stopped = true;
		if (this.next != null) {
			this.next.cancel(false);
		}
	}

	@Override
	public void run() {
		this.next = null;
		long deadline = this.input.deadline();
		if (deadline == 0) {
			return;
		}
		long left = deadline - System.nanoTime();
		if (left > 0) {
			lookIn(left);
		}
		else if (this.session.isSettled() && this.channel.config().isAutoRead()) {
			this.connection.timedOut();
		}
		else {
			lookIn(LATER_NANOS);
		}
	}

	private void lookIn(long nanos) {
		if (!this.stopped) {
			this.next = this.channel.eventLoop().schedule(this, Math.max(1, nanos), TimeUnit.NANOSECONDS);
		}
	}

}
