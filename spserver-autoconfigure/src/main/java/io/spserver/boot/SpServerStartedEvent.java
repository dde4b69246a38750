package io.spserver.boot;

import io.spserver.server.SpServer;

/**
 * A server accepts connections; its port is known, also as
 * {@code local.spserver.<name>.port}.
 */
public final class SpServerStartedEvent extends SpServerEvent {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an event.
	 * @param server the server
	 */
	public SpServerStartedEvent(SpServer server) {
		super(server);
	}

}
