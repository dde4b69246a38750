package io.spserver.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.spserver.Message;
import io.spserver.SessionId;
import io.spserver.Sessions;
import io.spserver.TimerHandler;
import io.spserver.TimerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of a timer's handler: notes what it wants, and has it done when it has
 * returned. Of a call that throws nothing is done. Belongs to the calling thread.
 */
public final class TimerCall implements TimerResponse {

	private static final Logger logger = LoggerFactory.getLogger(TimerCall.class);

	private final List<Message> messages = new ArrayList<>(1);

	private final List<SessionId> toClose = new ArrayList<>(0);

	private Duration next;

	private boolean ends;

	private TimerCall(Duration interval) {
		this.next = interval;
	}

	/**
	 * Calls a handler.
	 * @param handler the handler
	 * @param interval the time until the next call, unless the handler says another one
	 * @param dispatcher the name of the timer's dispatcher
	 * @param sessions where to send
	 * @return what the handler said
	 */
	public static TimerCall run(TimerHandler handler, Duration interval, String dispatcher, Sessions sessions) {
		if (Thread.currentThread() instanceof NamedThread thread) {
			thread.worksFor(dispatcher);
		}
		TimerCall call = new TimerCall(interval);
		try {
			handler.expired(call);
			call.messages.forEach(sessions::send);
			sessions.close(call.toClose);
			return call;
		}
		catch (Throwable ex) {
			logger.error("Timer {} of '{}' failed and goes on", handler, dispatcher, ex);
			return new TimerCall(interval);
		}
		finally {
			Thread.interrupted();
		}
	}

	@Override
	public TimerResponse send(Message message) {
		this.messages.add(Objects.requireNonNull(message, "message"));
		return this;
	}

	@Override
	public TimerResponse close(SessionId session) {
		this.toClose.add(Objects.requireNonNull(session, "session"));
		return this;
	}

	@Override
	public TimerResponse next(Duration interval) {
		if (interval.isZero() || interval.isNegative()) {
			throw new IllegalArgumentException("interval " + interval + " must be more than zero");
		}
		this.next = interval;
		return this;
	}

	@Override
	public TimerResponse end() {
		this.ends = true;
		return this;
	}

	/**
	 * When to call again.
	 * @return the time from now
	 */
	public Duration next() {
		return this.next;
	}

	/**
	 * Whether there is no further call.
	 * @return {@code true} if the handler has ended its timer
	 */
	public boolean ends() {
		return this.ends;
	}

}
