package io.spserver.boot;

import io.spserver.server.SpServer;

import org.springframework.context.ApplicationEvent;

/**
 * Something happened to a server. Published by the thread that starts or stops the
 * server, never by an event loop.
 */
public abstract class SpServerEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1L;

	SpServerEvent(SpServer server) {
		super(server);
	}

	/**
	 * The server it happened to.
	 * @return the server
	 */
	public SpServer getServer() {
		return (SpServer) getSource();
	}

}
