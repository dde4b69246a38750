package io.spserver;

/**
 * How events become handler calls. Both patterns run the same handlers.
 */
public enum Pattern {

	/**
	 * Half-Sync/Half-Async (Schmidt and Cranor): event loops read and decode, a bounded
	 * queue hands the requests to worker threads, and the answers go back to the event
	 * loop.
	 */
	HALF_SYNC_HALF_ASYNC,

	/**
	 * Leader/Followers (Schmidt, O'Ryan, Kircher, Pyarali and Buschmann): of a crew of
	 * threads one, the leader, waits for events; when it has one it promotes a follower
	 * and handles the event itself.
	 */
	LEADER_FOLLOWERS;

	/**
	 * The pattern as properties, meters and statistics show it.
	 * @return lower case, words joined by hyphens
	 */
	public String tag() {
		return Tags.of(this);
	}

}
