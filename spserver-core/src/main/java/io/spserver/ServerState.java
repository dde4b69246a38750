package io.spserver;

/**
 * Where a server is in its life.
 */
public enum ServerState {

	/** Created, not started. */
	NEW,
	/** Accepts connections. */
	RUNNING,
	/**
	 * Accepts no connections for the time being: they wait in the operating system. Those
	 * that are open are served.
	 */
	PAUSED,
	/** Accepts no more connections, finishes what it has accepted. */
	STOPPING,
	/** Has no connection and no listener. */
	STOPPED;

	/**
	 * The state as statistics show it.
	 * @return lower case
	 */
	public String tag() {
		return Tags.of(this);
	}

}
