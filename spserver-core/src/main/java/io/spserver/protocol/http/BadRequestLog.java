package io.spserver.protocol.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.spserver.SessionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes requests that could not be taken, one a second at most, so that nobody can fill
 * the log. How many there were the meter of closed connections tells. Any number of
 * threads may use it.
 */
final class BadRequestLog {

	private static final Logger logger = LoggerFactory.getLogger(BadRequestLog.class);

	private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

	private final AtomicLong next = new AtomicLong(System.nanoTime());

	/**
	 * Notes a request.
	 * @param session where it came from
	 * @param error what is wrong with it
	 */
	void refused(SessionId session, Throwable error) {
		if (!logger.isDebugEnabled()) {
			return;
		}
		long now = System.nanoTime();
		long due = this.next.get();
		if (now - due >= 0 && this.next.compareAndSet(due, now + PAUSE)) {
			logger.debug("A request of session {} was refused: {}", session, error.getMessage());
		}
	}

}
