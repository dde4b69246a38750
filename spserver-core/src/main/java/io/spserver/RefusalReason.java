package io.spserver;

/**
 * Why a connection was refused; the tag {@code reason} of the meter
 * {@code spserver.connections.refused}.
 */
public enum RefusalReason {

	/** As many connections are open as {@link ServerOptions#maxConnections()} allows. */
	MAX_CONNECTIONS,
	/**
	 * The peer's address has as many as {@link ServerOptions#maxConnectionsPerAddress()}
	 * allows.
	 */
	MAX_CONNECTIONS_PER_ADDRESS,
	/**
	 * As many sessions wait for a thread as {@link ServerOptions#requestQueueSize()}
	 * allows.
	 */
	QUEUE_FULL,
	/**
	 * The header of the PROXY protocol is malformed, late, or missing where
	 * {@link ProxyProtocol} requires it.
	 */
	PROXY_PROTOCOL;

	/**
	 * The reason as meters and statistics show it.
	 * @return lower case, words joined by hyphens
	 */
	public String tag() {
		return Tags.of(this);
	}

}
