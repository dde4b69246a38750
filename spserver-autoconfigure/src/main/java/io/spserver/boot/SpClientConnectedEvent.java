package io.spserver.boot;

import io.spserver.Client;
import io.spserver.Session;

/**
 * A client has a connection; its handler has been told.
 */
public final class SpClientConnectedEvent extends SpClientEvent {

	private static final long serialVersionUID = 1L;

	private final transient Session session;

	/**
	 * Creates an event.
	 * @param client the client
	 * @param session its session
	 */
	public SpClientConnectedEvent(Client client, Session session) {
		super(client);
		this.session = session;
	}

	/**
	 * The session that has begun.
	 * @return the session
	 */
	public Session getSession() {
		return this.session;
	}

}
