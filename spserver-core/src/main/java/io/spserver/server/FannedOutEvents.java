package io.spserver.server;

import java.util.List;

import io.spserver.CloseReason;
import io.spserver.Outcome;
import io.spserver.RefusalReason;
import io.spserver.ServerEvents;
import io.spserver.TlsOutcome;

/**
 * Tells several listeners.
 */
final class FannedOutEvents implements ServerEvents {

	private final ServerEvents[] listeners;

	FannedOutEvents(List<ServerEvents> listeners) {
		this.listeners = listeners.toArray(new ServerEvents[0]);
	}

	@Override
	public void accepted() {
		for (ServerEvents listener : this.listeners) {
			listener.accepted();
		}
	}

	@Override
	public void refused(RefusalReason reason) {
		for (ServerEvents listener : this.listeners) {
			listener.refused(reason);
		}
	}

	@Override
	public void closed(CloseReason reason) {
		for (ServerEvents listener : this.listeners) {
			listener.closed(reason);
		}
	}

	@Override
	public void read(long bytes) {
		for (ServerEvents listener : this.listeners) {
			listener.read(bytes);
		}
	}

	@Override
	public void written(long bytes) {
		for (ServerEvents listener : this.listeners) {
			listener.written(bytes);
		}
	}

	@Override
	public void handled(long waited, long took, Outcome outcome) {
		for (ServerEvents listener : this.listeners) {
			listener.handled(waited, took, outcome);
		}
	}

	@Override
	public void handshake(TlsOutcome outcome) {
		for (ServerEvents listener : this.listeners) {
			listener.handshake(outcome);
		}
	}

	@Override
	public void promoted() {
		for (ServerEvents listener : this.listeners) {
			listener.promoted();
		}
	}

	@Override
	public void takenOver() {
		for (ServerEvents listener : this.listeners) {
			listener.takenOver();
		}
	}

}
