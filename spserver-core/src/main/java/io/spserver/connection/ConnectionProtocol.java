package io.spserver.connection;

import java.util.List;

import io.spserver.Protocol;
import io.spserver.ServerOptions;

/**
 * A protocol that has a say in how connections begin.
 */
public interface ConnectionProtocol extends Protocol {

	/**
	 * What is offered to clients by ALPN (RFC 7301) where the server has TLS.
	 * @param options the server's options
	 * @return protocol names, the most wanted first; empty: ALPN is not spoken
	 */
	default List<String> applicationProtocols(ServerOptions options) {
		return List.of();
	}

	/**
	 * The server is about to accept connections.
	 * @param outbound the way to other peers, for as long as the server's connections
	 * live
	 * @param options the server's options
	 */
	default void started(Outbound outbound, ServerOptions options) {
	}

	/** The server accepts no more connections; those that are open go on. */
	default void stopped() {
	}

	/**
	 * A connection is ready, its TLS handshake included, and its session begins. Nothing
	 * has been read yet. If the protocol does nothing, bytes become messages by its
	 * decoder.
	 * @param connection the connection
	 */
	void begin(Connection connection);

}
