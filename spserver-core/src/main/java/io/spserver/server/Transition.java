package io.spserver.server;

/**
 * A step of a thread in a {@link LeaderRole} or a {@link Crew}, between two things that
 * other threads may see.
 */
enum Transition {

	/** Nobody has the role; the thread is about to take it. */
	TAKES,

	/** The watcher has looked at the role. */
	LOOKS,

	/** The watcher has seen one handler twice and is about to take the role over. */
	TAKES_OVER,

	/** The watcher says that it sleeps, and is about to look whether it may. */
	FALLS_ASLEEP,

	/** The watcher has the role, and its place is about to be free. */
	STOPS_WATCHING,

	/** The leader may be taken over, and is about to see to a watcher. */
	IS_BUSY,

	/** The leader's handler has returned; the thread is about to lead on. */
	RESUMES,

	/** The leader has given up the role, and is about to see to another leader. */
	HAS_PASSED,

	/** The follower can be summoned, and is about to look whether it may wait. */
	WAITS,

	/** The follower has waited in vain and is about to go. */
	GOES,

	/** The role has been abolished, and nobody has been told yet. */
	IS_ABOLISHED,

	/** The thread has the role and is about to be in the event loop. */
	LEADS,

	/** The thread has the role and is in the event loop no more. */
	HANDLES

}
