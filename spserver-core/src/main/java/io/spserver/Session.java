package io.spserver;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One connection of a server, or what goes on for itself on a connection that several
 * sessions share: a stream of HTTP/2. Safe for use by any thread.
 */
public interface Session {

	/** The attribute that {@link #peerCertificates()} are kept in. */
	String PEER_CERTIFICATES = "io.spserver.peer-certificates";

	/**
	 * The id, unique in the application.
	 * @return the id
	 */
	SessionId id();

	/**
	 * The peer's address.
	 * @return the address
	 */
	SocketAddress remoteAddress();

	/**
	 * The address that the peer connected to.
	 * @return the address
	 */
	SocketAddress localAddress();

	/**
	 * What carries this session, if it shares a connection with others. The session that
	 * stands for such a connection has no messages; what is sent to it fails, and closing
	 * it lets the others finish.
	 * @return the session of the connection, {@code null} if this session has a
	 * connection for itself
	 */
	default @Nullable Session carrier() {
		return null;
	}

	/**
	 * When the connection was accepted.
	 * @return the time
	 */
	Instant openedAt();

	/**
	 * Whether the connection is encrypted by TLS.
	 * @return {@code true} if the server has TLS, once the handshake is done
	 */
	default boolean isEncrypted() {
		return false;
	}

	/**
	 * Whether the session's handler may have TLS begin by {@link Response#startTls()}.
	 * @return {@code true} if the server has TLS on demand and it has not begun
	 */
	default boolean canStartTls() {
		return false;
	}

	/**
	 * The certificates that the peer has shown in the TLS handshake, where they were
	 * found to be trusted: its own first, then those of the authorities above it.
	 * @return the certificates, unmodifiable; empty without TLS or if it has shown none
	 */
	default List<X509Certificate> peerCertificates() {
		return (attributes().get(PEER_CERTIFICATES) instanceof X509Certificate[] shown) ? List.of(shown) : List.of();
	}

	/**
	 * Whether messages may still reach the peer.
	 * @return {@code false} as soon as the session began to close
	 */
	boolean isOpen();

	/**
	 * How many requests of this session have been handled.
	 * @return the number
	 */
	long requests();

	/**
	 * Values that the application keeps with the session.
	 * @return a map that any thread may use, dropped with the session
	 */
	Map<String, Object> attributes();

	/**
	 * Sends a message to this session, whatever receivers it names. Returns at once;
	 * messages sent by one thread arrive in that order.
	 * @param message the message
	 */
	void send(Message message);

	/**
	 * Sends text, framed by the server's protocol.
	 * @param text the text, without line end
	 */
	default void send(String text) {
		send(Message.text(text));
	}

	/**
	 * Closes the session after what has been sent is out. Returns at once.
	 */
	void close();

}
