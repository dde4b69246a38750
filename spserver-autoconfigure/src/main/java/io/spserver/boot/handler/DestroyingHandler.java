package io.spserver.boot.handler;

import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;

/**
 * A handler whose bean lives as long as its session.
 */
final class DestroyingHandler implements Handler {

	private final Handler handler;

	private final Runnable destruction;

	DestroyingHandler(Handler handler, Runnable destruction) {
		this.handler = handler;
		this.destruction = destruction;
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
		try {
			this.handler.closed(session, reason);
		}
		finally {
			this.destruction.run();
		}
	}

}
