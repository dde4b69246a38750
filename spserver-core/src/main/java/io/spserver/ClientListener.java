package io.spserver;

/**
 * Hears of the connections of a {@link Client}. Called by worker threads, in order; may
 * block for a while, but holds up the client.
 */
public interface ClientListener {

	/**
	 * There is a connection; its handler's {@link Handler#opened} has returned.
	 * @param client the client
	 * @param session the session
	 */
	default void connected(Client client, Session session) {
	}

	/**
	 * The connection is lost or was closed; its handler's {@link Handler#closed} has
	 * returned.
	 * @param client the client
	 * @param reason why
	 */
	default void disconnected(Client client, CloseReason reason) {
	}

	/**
	 * An attempt to connect has failed.
	 * @param client the client
	 * @param cause why
	 */
	default void failed(Client client, Throwable cause) {
	}

}
