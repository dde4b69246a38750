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
 * Calls handlers: in a turn first {@code opened}, or the step of an open request, then
 * {@code received} for a bounded number of requests, then what ends the session. Has no
 * state; runs on the worker threads of half-sync/half-async and on the crews of
 * leader/followers.
 */
public final class HandlerInvoker implements TurnRunner {

	private static final Logger logger = LoggerFactory.getLogger(HandlerInvoker.class);

	/**
	 * How many requests of one session are handled before another session gets the
	 * thread.
	 */
	private static final int REQUESTS_A_TURN = 16;

	@Override
	public void run(Turn turn) {
		if (Thread.currentThread() instanceof NamedThread thread) {
			thread.worksFor(turn.server().options().name());
		}
		HandlerResponse response = new HandlerResponse(turn);
		Handler handler = turn.handler();
		if (handler == null) {
			handler = open(turn, response);
		}
		goOn(turn, handler, response);
		receive(turn, handler, response);
		Ending ending = turn.takeEnding();
		if (ending != null) {
			end(turn, handler, response, ending);
		}
		CloseReason reason = turn.takeClose();
		if (reason != null) {
			close(turn, handler, reason);
		}
		Thread.interrupted();
	}

	private Handler open(Turn turn, HandlerResponse response) {
		try {
			Handler handler = Objects.requireNonNull(turn.server().handlers().create(turn.session()),
					"The handler factory returned no handler");
			turn.handler(handler);
			handler.opened(turn.session(), response);
			response.commit();
			if (handler instanceof AwaitedHandler awaited) {
				awaited.begun(turn.session());
			}
			return handler;
		}
		catch (Throwable ex) {
			Handler handler = turn.handler();
			if (handler == null) {
				handler = NoHandler.INSTANCE;
				turn.handler(handler);
			}
			fail(turn, handler, response, ex);
			return handler;
		}
	}

	/** Runs the step of an open request, if it is time to. */
	private void goOn(Turn turn, Handler handler, HandlerResponse response) {
		OpenRequest request = turn.takeOpenRequest();
		if (request == null) {
			return;
		}
		long start = System.nanoTime();
		Throwable failure = run(request.step(), response);
		long end = System.nanoTime();
		turn.ran(end - start);
		OpenRequest further = response.open();
		if (failure == null && further != null) {
			further.goesOn(request, response.outcome() == Outcome.ERROR);
		}
		else {
			request.done(end, (failure != null) ? Outcome.ERROR : response.outcome());
		}
		conclude(turn, handler, response, failure);
	}

	private @Nullable Throwable run(Step step, HandlerResponse response) {
		try {
			step.run(response);
			return null;
		}
		catch (Throwable ex) {
			return ex;
		}
	}

	private void receive(Turn turn, Handler handler, HandlerResponse response) {
		long free = System.nanoTime();
		for (int i = 0; i < REQUESTS_A_TURN; i++) {
			Object message = turn.nextMessage();
			if (message == null) {
				return;
			}
			long arrival = turn.arrival();
			long start = (free - arrival > 0) ? free : arrival;
			Throwable failure = handle(turn, handler, response, message);
			Outcome outcome = (failure != null) ? Outcome.ERROR : response.outcome();
			free = System.nanoTime();
			turn.ran(free - start);
			OpenRequest open = response.open();
			if (failure == null && open != null) {
				open.began(arrival, start, outcome == Outcome.ERROR);
			}
			else if (failure != null || !response.isPartial()) {
				turn.handled();
				turn.server().events().handled(start - arrival, free - start, outcome);
			}
			conclude(turn, handler, response, failure);
		}
	}

	/** A call has returned: what it wants is done, or what it has thrown is told. */
	private void conclude(Turn turn, Handler handler, HandlerResponse response, @Nullable Throwable failure) {
		if (failure != null) {
			fail(turn, handler, response, failure);
			return;
		}
		try {
			response.commit();
		}
		catch (Throwable ex) {
			fail(turn, handler, response, ex);
		}
	}

	private @Nullable Throwable handle(Turn turn, Handler handler, HandlerResponse response, Object message) {
		try {
			handler.received(new Request(turn.session(), message), response);
			return null;
		}
		catch (Throwable ex) {
			return ex;
		}
	}

	/** A handler threw: logged once, told to the handler, and the session closes. */
	private void fail(Turn turn, Handler handler, HandlerResponse response, Throwable cause) {
		logger.error("Handler of server '{}' failed, session {} closes", turn.server().options().name(),
				turn.session().id(), cause);
		tell(turn, handler, response, new Ending(CloseReason.HANDLER_ERROR, cause, null));
		turn.close(CloseReason.HANDLER_ERROR);
	}

	private void end(Turn turn, Handler handler, HandlerResponse response, Ending ending) {
		boolean replied = tell(turn, handler, response, ending);
		Message farewell = ending.farewell();
		if (!replied && farewell != null) {
			turn.reply(farewell);
		}
		turn.close(ending.reason());
	}

	private boolean tell(Turn turn, Handler handler, HandlerResponse response, Ending ending) {
		response.reset();
		try {
			Throwable cause = ending.cause();
			if (cause != null) {
				handler.failed(turn.session(), cause, response);
			}
			else {
				handler.timedOut(turn.session(), response);
			}
			boolean replied = response.hasReply();
			response.commitLast();
			return replied;
		}
		catch (Throwable ex) {
			logCallback(turn, (ending.cause() != null) ? "failed" : "timedOut", ex);
			return false;
		}
	}

	private void close(Turn turn, Handler handler, CloseReason reason) {
		try {
			handler.closed(turn.session(), reason);
		}
		catch (Throwable ex) {
			logCallback(turn, "closed", ex);
		}
		finally {
			turn.ended();
		}
	}

	private void logCallback(Turn turn, String callback, Throwable ex) {
		ServerContext server = turn.server();
		logger.error("Handler of server '{}' failed in {}() of session {}", server.options().name(), callback,
				turn.session().id(), ex);
	}

}
