package io.spserver.server;

import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;

/**
 * Tells a client what becomes of its session, and when something has last arrived.
 * Belongs to the session's turn, but for that time, which any thread may read.
 */
final class ClientHandler extends SurroundingHandler {

	private final RuntimeClient client;

	private final Object attempt;

	private volatile boolean receiving;

	private volatile long lastReceived = System.nanoTime();

	/**
	 * Surrounds the handler of one session.
	 * @param handler the handler
	 * @param client the client
	 * @param attempt what the session has come of
	 */
	ClientHandler(Handler handler, RuntimeClient client, Object attempt) {
		super(handler);
		this.client = client;
		this.attempt = attempt;
	}

	/** Nothing arrives any more: the session does not count from now on. */
	void silent(Session session) {
		this.client.disconnected(this.attempt, CloseReason.TIMEOUT);
		session.close();
	}

	/** Whether something has arrived since a moment, or is being handled. */
	boolean hasReceivedSince(long nanos) {
		return this.receiving || this.lastReceived - nanos > 0;
	}

	@Override
	public void begun(Session session) {
		this.client.connected(this.attempt, this, session);
	}

	@Override
	public void received(Request request, Response response) throws Exception {
		this.receiving = true;
		try {
			super.received(request, response);
		}
		finally {
			this.lastReceived = System.nanoTime();
			this.receiving = false;
		}
	}

	@Override
	public void closed(Session session, CloseReason reason) throws Exception {
		try {
			super.closed(session, reason);
		}
		finally {
			this.client.disconnected(this.attempt, reason);
		}
	}

}
