package io.spserver.connection;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;

import io.spserver.Protocol;
import io.spserver.ServerOptions;
import org.jspecify.annotations.Nullable;

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
	 * Which clients may use a server with TLS, among those whose certificate is trusted.
	 * Others are refused in the handshake. Asked once, when the server is created.
	 * @return decides by the certificates that a client shows, its own first, on the
	 * threads that compute handshakes; {@code null}: all may, and so may clients without
	 * a certificate, unless the server's TLS needs one
	 */
	default @Nullable Predicate<List<X509Certificate>> clientAccess() {
		return null;
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
