package io.spserver.boot;

import io.spserver.Client;
import io.spserver.CloseReason;

/**
 * A client has no connection any more; it connects again unless it stops.
 */
public final class SpClientDisconnectedEvent extends SpClientEvent {

	private static final long serialVersionUID = 1L;

	private final CloseReason reason;

	/**
	 * Creates an event.
	 * @param client the client
	 * @param reason why the connection has ended
	 */
	public SpClientDisconnectedEvent(Client client, CloseReason reason) {
		super(client);
		this.reason = reason;
	}

	/**
	 * Why the connection has ended.
	 * @return the reason
	 */
	public CloseReason getReason() {
		return this.reason;
	}

}
