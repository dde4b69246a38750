package io.spserver.async;

import io.spserver.Outcome;
import io.spserver.ServerEvents;

/**
 * What counts of a session that a connection carries together with others: its requests.
 * What happens to the connection, and its bytes, are counted there.
 *
 * @param events the server's events
 */
record CarriedEvents(ServerEvents events) implements ServerEvents {

	@Override
	public void handled(long waited, long took, Outcome outcome) {
		this.events.handled(waited, took, outcome);
	}

	@Override
	public void promoted() {
		this.events.promoted();
	}

	@Override
	public void takenOver() {
		this.events.takenOver();
	}

}
