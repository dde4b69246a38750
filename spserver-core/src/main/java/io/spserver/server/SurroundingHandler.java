package io.spserver.server;

import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.queueing.AwaitedHandler;

/**
 * Stands around the handler of a session that was opened here, and hands on to it what is
 * not overridden. Belongs to the session's turn.
 */
abstract class SurroundingHandler implements AwaitedHandler {

	private final Handler handler;

	SurroundingHandler(Handler handler) {
		this.handler = handler;
	}

	/** The handler inside. */
	final Handler handler() {
		return this.handler;
	}

	@Override
	public void opened(Session session, Response response) throws Exception {
		this.handler.opened(session, response);
	}

	@Override
	public void received(Request request, Response response) throws Exception {
		this.handler.received(request, response);
	}

	@Override
	public void timedOut(Session session, Response response) throws Exception {
		this.handler.timedOut(session, response);
	}

	@Override
	public void failed(Session session, Throwable cause, Response response) throws Exception {
		this.handler.failed(session, cause, response);
	}

	@Override
	public void closed(Session session, CloseReason reason) throws Exception {
		this.handler.closed(session, reason);
	}

}
