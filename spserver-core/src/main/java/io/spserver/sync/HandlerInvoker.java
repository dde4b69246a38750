package io.spserver.sync;

import java.util.Objects;

import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.Outcome;
import io.spserver.Request;
import io.spserver.Step;
import io.spserver.queueing.AwaitedHandler;
import io.spserver.queueing.Ending;
import io.spserver.queueing.OpenRequest;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.Turn;
import io.spserver.queueing.TurnRunner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the handler of one session: in a turn first {@code opened}, or the step of an
 * open request, then {@code received} for a bounded number of requests, then what ends
 * the session. Belongs to the thread that has the session's turn: a worker of
 * half-sync/half-async, or one of the crew of leader/followers.
 */
public final class HandlerInvoker implements TurnRunner {

	private static final Logger logger = LoggerFactory.getLogger(HandlerInvoker.class);

	/**
	 * How many requests of one session are handled before another session gets the
	 * thread.
	 */
	private static final int REQUESTS_A_TURN = 16;

	private final Turn turn;

	private final HandlerResponse response;

	private @Nullable Handler handler;

	/**
	 * Creates an invoker.
	 * @param turn the session's turn
	 */
	public HandlerInvoker(Turn turn) {
		this.turn = turn;
		this.response = new HandlerResponse(turn);
	}

	@Override
	public void run() {
		if (Thread.currentThread() instanceof NamedThread thread) {
			thread.worksFor(this.turn.server().options().name());
		}
		Handler handler = this.handler;
		if (handler == null) {
			handler = open();
		}
		goOn(handler);
		receive(handler);
		Ending ending = this.turn.takeEnding();
		if (ending != null) {
			end(handler, ending);
		}
		CloseReason reason = this.turn.takeClose();
		if (reason != null) {
			close(handler, reason);
		}
		Thread.interrupted();
	}

	private Handler open() {
		try {
			Handler handler = Objects.requireNonNull(this.turn.server().handlers().create(this.turn.session()),
					"The handler factory returned no handler");
			this.handler = handler;
			handler.opened(this.turn.session(), this.response);
			this.response.commit();
			if (handler instanceof AwaitedHandler awaited) {
				awaited.begun(this.turn.session());
			}
			return handler;
		}
		catch (Throwable ex) {
			Handler handler = this.handler;
			if (handler == null) {
				handler = NoHandler.INSTANCE;
				this.handler = handler;
			}
			fail(handler, ex);
			return handler;
		}
	}

	/** Runs the step of an open request, if it is time to. */
	private void goOn(Handler handler) {
		OpenRequest request = this.turn.takeOpenRequest();
		if (request == null) {
			return;
		}
		long start = System.nanoTime();
		Throwable failure = run(request.step());
		long end = System.nanoTime();
		this.turn.ran(end - start);
		OpenRequest further = this.response.open();
		if (failure == null && further != null) {
			further.goesOn(request, this.response.outcome() == Outcome.ERROR);
		}
		else {
			request.done(end, (failure != null) ? Outcome.ERROR : this.response.outcome());
		}
		conclude(handler, failure);
	}

	private @Nullable Throwable run(Step step) {
		try {
			step.run(this.response);
			return null;
		}
		catch (Throwable ex) {
			return ex;
		}
	}

	private void receive(Handler handler) {
		long free = System.nanoTime();
		for (int i = 0; i < REQUESTS_A_TURN; i++) {
			Object message = this.turn.nextMessage();
			if (message == null) {
				return;
			}
			long arrival = this.turn.arrival();
			long start = (free - arrival > 0) ? free : arrival;
			Throwable failure = handle(handler, message);
			Outcome outcome = (failure != null) ? Outcome.ERROR : this.response.outcome();
			free = System.nanoTime();
			this.turn.ran(free - start);
			OpenRequest open = this.response.open();
			if (failure == null && open != null) {
				open.began(arrival, start, outcome == Outcome.ERROR);
			}
			else if (failure != null || !this.response.isPartial()) {
				this.turn.handled();
				this.turn.server().events().handled(start - arrival, free - start, outcome);
			}
			conclude(handler, failure);
		}
	}

	/** A call has returned: what it wants is done, or what it has thrown is told. */
	private void conclude(Handler handler, @Nullable Throwable failure) {
		if (failure != null) {
			fail(handler, failure);
			return;
		}
		try {
			this.response.commit();
		}
		catch (Throwable ex) {
			fail(handler, ex);
		}
	}

	private @Nullable Throwable handle(Handler handler, Object message) {
		try {
			handler.received(new Request(this.turn.session(), message), this.response);
			return null;
		}
		catch (Throwable ex) {
			return ex;
		}
	}

	/** A handler threw: logged once, told to the handler, and the session closes. */
	private void fail(Handler handler, Throwable cause) {
		logger.error("Handler of server '{}' failed, session {} closes", this.turn.server().options().name(),
				this.turn.session().id(), cause);
		tell(handler, new Ending(CloseReason.HANDLER_ERROR, cause, null));
		this.turn.close(CloseReason.HANDLER_ERROR);
	}

	private void end(Handler handler, Ending ending) {
		boolean replied = tell(handler, ending);
		Message farewell = ending.farewell();
		if (!replied && farewell != null) {
			this.turn.reply(farewell);
		}
		this.turn.close(ending.reason());
	}

	private boolean tell(Handler handler, Ending ending) {
		this.response.discard();
		try {
			Throwable cause = ending.cause();
			if (cause != null) {
				handler.failed(this.turn.session(), cause, this.response);
			}
			else {
				handler.timedOut(this.turn.session(), this.response);
			}
			boolean replied = this.turn.hasReplied();
			this.response.commitLast();
			return replied;
		}
		catch (Throwable ex) {
			logCallback((ending.cause() != null) ? "failed" : "timedOut", ex);
			return false;
		}
	}

	private void close(Handler handler, CloseReason reason) {
		try {
			handler.closed(this.turn.session(), reason);
		}
		catch (Throwable ex) {
			logCallback("closed", ex);
		}
		finally {
			this.turn.ended();
		}
	}

	private void logCallback(String callback, Throwable ex) {
		ServerContext server = this.turn.server();
		logger.error("Handler of server '{}' failed in {}() of session {}", server.options().name(), callback,
				this.turn.session().id(), ex);
	}

}
