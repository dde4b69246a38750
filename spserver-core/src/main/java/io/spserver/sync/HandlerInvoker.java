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

	/** Until there is one that was created, and for good if none could be. */
	private Handler handler = NoHandler.INSTANCE;

	private boolean opened;

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
		if (!this.opened) {
			this.opened = true;
			open();
		}
		goOn();
		receive();
		Ending ending = this.turn.takeEnding();
		if (ending != null) {
			end(ending);
		}
		CloseReason reason = this.turn.takeClose();
		if (reason != null) {
			close(reason);
		}
		Thread.interrupted();
	}

	private void open() {
		try {
			this.handler = Objects.requireNonNull(this.turn.server().handlers().create(this.turn.session()),
					"The handler factory returned no handler");
			this.handler.opened(this.turn.session(), this.response);
			this.response.commit();
			if (this.handler instanceof AwaitedHandler awaited) {
				awaited.begun(this.turn.session());
			}
		}
		catch (Throwable ex) {
			fail(ex);
		}
	}

	/** Runs the step of an open request, if it is time to. */
	private void goOn() {
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
		conclude(failure);
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

	private void receive() {
		long free = System.nanoTime();
		for (int i = 0; i < REQUESTS_A_TURN; i++) {
			Object message = this.turn.nextMessage();
			if (message == null) {
				return;
			}
			long arrival = this.turn.arrival();
			long start = (free - arrival > 0) ? free : arrival;
			Throwable failure = handle(message);
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
			conclude(failure);
		}
	}

	/** A call has returned: what it wants is done, or what it has thrown is told. */
	private void conclude(@Nullable Throwable failure) {
		if (failure != null) {
			fail(failure);
			return;
		}
		try {
			this.response.commit();
		}
		catch (Throwable ex) {
			fail(ex);
		}
	}

	private @Nullable Throwable handle(Object message) {
		try {
			this.handler.received(new Request(this.turn.session(), message), this.response);
			return null;
		}
		catch (Throwable ex) {
			return ex;
		}
	}

	/** A handler threw: logged once, told to the handler, and the session closes. */
	private void fail(Throwable cause) {
		logger.error("Handler of server '{}' failed, session {} closes", this.turn.server().options().name(),
				this.turn.session().id(), cause);
		tell(new Ending(CloseReason.HANDLER_ERROR, cause, null));
		this.turn.close(CloseReason.HANDLER_ERROR);
	}

	private void end(Ending ending) {
		boolean replied = tell(ending);
		Message farewell = ending.farewell();
		if (!replied && farewell != null) {
			this.turn.reply(farewell);
		}
		this.turn.close(ending.reason());
	}

	private boolean tell(Ending ending) {
		this.response.discard();
		try {
			Throwable cause = ending.cause();
			if (cause != null) {
				this.handler.failed(this.turn.session(), cause, this.response);
			}
			else {
				this.handler.timedOut(this.turn.session(), this.response);
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

	private void close(CloseReason reason) {
		try {
			this.handler.closed(this.turn.session(), reason);
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
