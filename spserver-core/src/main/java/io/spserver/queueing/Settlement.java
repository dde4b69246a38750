package io.spserver.queueing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import io.spserver.CompletionHandler;
import io.spserver.Message;
import io.spserver.SessionId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until all receivers of a message are settled and then tells the message's
 * {@link CompletionHandler}. Event loops settle; the handler runs elsewhere.
 */
public final class Settlement {

	private static final Logger logger = LoggerFactory.getLogger(Settlement.class);

	private final Message message;

	private final CompletionHandler handler;

	private final Executor executor;

	private final List<SessionId> succeeded = new ArrayList<>();

	private final List<SessionId> failed = new ArrayList<>();

	private int open;

	private Settlement(Message message, CompletionHandler handler, int receivers, Executor executor) {
		this.message = message;
		this.handler = handler;
		this.open = receivers;
		this.executor = executor;
	}

	/**
	 * Creates a settlement if the message asks for one. A message without receivers is
	 * settled at once.
	 * @param message the message
	 * @param receivers how many sessions it goes to
	 * @param executor runs the completion handler
	 * @return the settlement, {@code null} if the message has no completion handler
	 */
	static @Nullable Settlement of(Message message, int receivers, Executor executor) {
		CompletionHandler handler = message.completionHandler();
		if (handler == null) {
			return null;
		}
		Settlement settlement = new Settlement(message, handler, receivers, executor);
		if (receivers == 0) {
			settlement.report();
		}
		return settlement;
	}

	/**
	 * A receiver is settled. Called once for each, by any thread.
	 * @param receiver the session
	 * @param success whether its connection took the message
	 */
	public void settle(SessionId receiver, boolean success) {
		boolean done;
		synchronized (this) {
			(success ? this.succeeded : this.failed).add(receiver);
			done = --this.open == 0;
		}
		if (done) {
			report();
		}
	}

	private void report() {
		this.executor.execute(this::tellHandler);
	}

	private void tellHandler() {
		try {
			this.handler.completed(this.message, List.copyOf(this.succeeded), List.copyOf(this.failed));
		}
		catch (Throwable ex) {
			logger.error("Completion handler {} failed", this.handler, ex);
		}
	}

}
