package io.spserver.server;

import io.spserver.ClientOptions.KeepAlive;
import io.spserver.Session;
import io.spserver.TimerHandler;
import io.spserver.TimerResponse;

/**
 * Sends a client's keep-alive message, and looks some time later whether anything has
 * arrived since. Belongs to its timer's calls.
 */
final class KeepAliveTimer implements TimerHandler {

	private final ClientHandler handler;

	private final Session session;

	private final KeepAlive keepAlive;

	/**
	 * When the message was sent that is to be followed by something, 0 if there is none.
	 */
	private long sentAt;

	KeepAliveTimer(ClientHandler handler, Session session, KeepAlive keepAlive) {
		this.handler = handler;
		this.session = session;
		this.keepAlive = keepAlive;
	}

	@Override
	public void expired(TimerResponse response) {
		if (!this.session.isOpen()) {
			response.end();
		}
		else if (this.sentAt == 0) {
			this.session.send(this.keepAlive.message());
			if (!this.keepAlive.timeout().isZero()) {
				this.sentAt = System.nanoTime();
				response.next(this.keepAlive.timeout());
			}
		}
		else if (this.handler.hasReceivedSince(this.sentAt)) {
			this.sentAt = 0;
			response.next(this.keepAlive.interval());
		}
		else {
			response.end();
			this.handler.silent(this.session);
		}
	}

}
