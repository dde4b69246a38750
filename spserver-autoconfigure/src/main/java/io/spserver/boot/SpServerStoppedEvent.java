package io.spserver.boot;

import io.spserver.server.SpServer;

/**
 * A server has stopped: it does not listen and has no session left.
 */
public final class SpServerStoppedEvent extends SpServerEvent {

	private static final long serialVersionUID = 1L;

	private final boolean finished;

	/**
	 * Creates an event.
	 * @param server the server
	 * @param finished whether all requests were finished within the shutdown timeout
	 */
	public SpServerStoppedEvent(SpServer server, boolean finished) {
		super(server);
		this.finished = finished;
	}

	/**
	 * Whether all requests were finished within the shutdown timeout.
	 * @return {@code false} if sessions were closed regardless
	 */
	public boolean isFinished() {
		return this.finished;
	}

}
