package io.spserver;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A connection to a server that is kept open: when it is lost, it is opened again. Its
 * session is among those of {@link Sessions}, under the client's name. Safe for use by
 * any thread; no method waits.
 */
public interface Client {

	/**
	 * The client's name, which its sessions have as that of their server.
	 * @return the name, unique among the servers and clients of the application
	 */
	String name();

	/**
	 * The session.
	 * @return the session, empty while there is no connection
	 */
	Optional<Session> session();

	/**
	 * Whether there is a connection.
	 * @return {@code true} if there is one
	 */
	default boolean isConnected() {
		return session().isPresent();
	}

	/**
	 * Waits for a connection. A client that connects on demand does so now; another one
	 * keeps to the pauses between its attempts.
	 * @return the open session, or that of the next attempt to connect; fails if that
	 * attempt does, or if the client is stopped
	 */
	CompletableFuture<Session> connect();

}
