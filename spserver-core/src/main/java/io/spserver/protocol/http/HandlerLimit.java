package io.spserver.protocol.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.spserver.Message;
import io.spserver.Session;
import org.jspecify.annotations.Nullable;

/**
 * The time that one handler has for its answer. When it is over the peer is told and the
 * session closes, which drops whatever the handler does yet; its thread is interrupted.
 * Either the answer comes in time or the limit strikes, never both.
 */
final class HandlerLimit {

	private final Session session;

	private final Message farewell;

	private final CompletableFuture<Boolean> inTime = new CompletableFuture<>();

	/** The thread that runs the handler. */
	private @Nullable Thread thread = Thread.currentThread();

	private HandlerLimit(Session session, Message farewell) {
		this.session = session;
		this.farewell = farewell;
	}

	/**
	 * Starts a limit for what the calling thread is about to do.
	 * @param time how long the handler has
	 * @param session closes if that is not enough
	 * @param farewell what the peer hears then
	 * @return the limit
	 */
	static HandlerLimit start(Duration time, Session session, Message farewell) {
		HandlerLimit limit = new HandlerLimit(session, farewell);
		limit.inTime.completeOnTimeout(false, time.toNanos(), TimeUnit.NANOSECONDS);
		limit.inTime.thenAccept(limit::strike);
		return limit;
	}

	private void strike(boolean answered) {
		if (answered) {
			return;
		}
		this.session.send(this.farewell);
		this.session.close();
		synchronized (this) {
			if (this.thread != null) {
				this.thread.interrupt();
			}
		}
	}

	/** The handler's thread has returned, perhaps without the answer. */
	synchronized void returned() {
		this.thread = null;
	}

	/**
	 * The answer is there.
	 * @return whether it is in time; otherwise it is to be dropped
	 */
	boolean keep() {
		return this.inTime.complete(true);
	}

}
