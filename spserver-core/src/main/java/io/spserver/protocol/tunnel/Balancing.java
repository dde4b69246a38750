package io.spserver.protocol.tunnel;

/**
 * Which of several targets a new tunnel leads to. Those that are down come last in any
 * case.
 */
public enum Balancing {

	/** One after the other. */
	ROUND_ROBIN,

	/** The one with the fewest open connections of this server. */
	LEAST_CONNECTIONS

}
