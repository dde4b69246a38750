package io.spserver.async;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import javax.net.ssl.SSLPeerUnverifiedException;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.spserver.ServerOptions;
import io.spserver.Session;
import io.spserver.connection.ConnectionProtocol;
import io.spserver.tls.TlsContexts;
import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;

/**
 * Puts TLS between a connection and its session. Handshakes compute for milliseconds:
 * that part runs outside the event loops.
 */
public final class ConnectionSecurity {

	private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

	private final List<String> applicationProtocols;

	private final @Nullable Predicate<List<X509Certificate>> access;

	/** Changes when the server gets other keys; connections keep what they began with. */
	private volatile TlsContexts contexts;

	private final boolean onDemand;

	private final Duration handshakeTimeout;

	private final Executor handshakes;

	/**
	 * Creates the security of a server.
	 * @param tls how the server speaks TLS
	 * @param server what the server is made of; a handshake may not take longer than its
	 * timeout, nor longer than ten seconds
	 * @param handshakes runs what would block an event loop
	 */
	public ConnectionSecurity(TlsOptions tls, ServerOptions server, Executor handshakes) {
		Duration timeout = server.timeout();
		boolean shorter = !timeout.isZero() && timeout.compareTo(HANDSHAKE_TIMEOUT) < 0;
		this.handshakeTimeout = shorter ? timeout : HANDSHAKE_TIMEOUT;
		ConnectionProtocol protocol = (server.protocol() instanceof ConnectionProtocol known) ? known : null;
		this.applicationProtocols = (protocol != null) ? protocol.applicationProtocols(server) : List.of();
		this.access = (protocol != null) ? protocol.clientAccess() : null;
		this.contexts = contexts(tls);
		this.onDemand = tls.mode() == TlsOptions.Mode.STARTTLS;
		this.handshakes = handshakes;
	}

	/**
	 * Has connections that begin from now on speak TLS in another way, with another key
	 * for example. When TLS begins does not change. Callable by any thread.
	 * @param tls how to speak TLS
	 * @throws IllegalArgumentException if the options cannot be used; nothing has changed
	 */
	public void renew(TlsOptions tls) {
		this.contexts = contexts(tls);
	}

	private TlsContexts contexts(TlsOptions tls) {
		return TlsContexts.server(tls, this.applicationProtocols, this.access);
	}

	/**
	 * When the first of the server's certificates expires. Callable by any thread.
	 * @return the time, {@link Instant#MAX} if that is not known
	 */
	public Instant certificateExpiry() {
		return this.contexts.certificateExpiry();
	}

	/**
	 * Whether TLS begins when a session's handler asks for it, and not with the
	 * connection.
	 */
	boolean isOnDemand() {
		return this.onDemand;
	}

	/** Encrypts a connection that begins. */
	void secure(Channel channel) {
		channel.pipeline().addLast(newHandler(channel), new ChunkedWriteHandler());
	}

	/** Encrypts a connection that is there already, from here on. */
	void start(Channel channel) {
		channel.pipeline().addFirst(newHandler(channel), new ChunkedWriteHandler());
	}

	private ChannelHandler newHandler(Channel channel) {
		TlsContexts now = this.contexts;
		return (now.isNamed()) ? new ServerNameHandler(now, this.handshakeTimeout, this::newHandler)
				: newHandler(now.main(), channel.alloc());
	}

	private SslHandler newHandler(SslContext context, ByteBufAllocator allocator) {
		SslHandler handler = context.newHandler(allocator, this.handshakes);
		handler.setHandshakeTimeout(this.handshakeTimeout.toNanos(), TimeUnit.NANOSECONDS);
		return handler;
	}

	/**
	 * The handshake is done: that was the last. In TLS 1.2 peers could have the server
	 * compute one after the other on the same connection; OpenSSL does not let them.
	 */
	static void settle(Channel channel) {
		SslHandler handler = handler(channel);
		if (handler != null && !(handler.engine() instanceof ReferenceCountedOpenSslEngine)
				&& "TLSv1.2".equals(handler.engine().getSession().getProtocol())) {
			handler.engine().setEnableSessionCreation(false);
		}
	}

	/** Whether there is TLS on a connection, or on the one that carries this channel. */
	static boolean isEncrypted(Channel channel) {
		return handler(channel) != null;
	}

	private static @Nullable SslHandler handler(Channel channel) {
		SslHandler handler = channel.pipeline().get(SslHandler.class);
		return (handler != null || channel.parent() == null) ? handler : handler(channel.parent());
	}

	/**
	 * Keeps with a session what certificates its peer has shown, if it has.
	 * @param session the session
	 * @param channel its connection, after the handshake, or its part of a connection
	 */
	static void identify(Session session, Channel channel) {
		SslHandler handler = handler(channel);
		if (handler == null) {
			return;
		}
		try {
			Certificate[] shown = handler.engine().getSession().getPeerCertificates();
			session.attributes()
				.put(Session.PEER_CERTIFICATES, Arrays.copyOf(shown, shown.length, X509Certificate[].class));
		}
		catch (SSLPeerUnverifiedException | ArrayStoreException ex) {
			// It has shown none, or none that anybody here could make use of.
		}
	}

}
