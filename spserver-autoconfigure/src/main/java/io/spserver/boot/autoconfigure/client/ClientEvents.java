package io.spserver.boot.autoconfigure.client;

import io.spserver.Client;
import io.spserver.ClientListener;
import io.spserver.CloseReason;
import io.spserver.Session;
import io.spserver.boot.SpClientConnectedEvent;
import io.spserver.boot.SpClientDisconnectedEvent;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes what happens to clients.
 *
 * @param publisher publishes it
 */
record ClientEvents(ApplicationEventPublisher publisher) implements ClientListener {

	@Override
	public void connected(Client client, Session session) {
		this.publisher.publishEvent(new SpClientConnectedEvent(client, session));
	}

	@Override
	public void disconnected(Client client, CloseReason reason) {
		this.publisher.publishEvent(new SpClientDisconnectedEvent(client, reason));
	}

}
