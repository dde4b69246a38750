package io.spserver.boot;

import io.spserver.Client;

import org.springframework.context.ApplicationEvent;

/**
 * Something happened to a client. Published by a worker thread.
 */
public abstract class SpClientEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1L;

	SpClientEvent(Client client) {
		super(client);
	}

	/**
	 * The client it happened to.
	 * @return the client
	 */
	public Client getClient() {
		return (Client) getSource();
	}

}
