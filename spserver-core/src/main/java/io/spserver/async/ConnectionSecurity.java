package io.spserver.async;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLPeerUnverifiedException;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.spserver.tls.TlsContexts;
import io.spserver.tls.TlsOptions;

/**
 * Puts TLS between a connection and its session. Handshakes compute for milliseconds:
 * that part runs outside the event loops.
 */
public final class ConnectionSecurity {

	private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

	private final SslContext context;

	private final Duration handshakeTimeout;

	private final Executor handshakes;

	/**
	 * Creates the security of a server.
	 * @param options how the server speaks TLS
	 * @param timeout how long a session may stall; a handshake may not take longer, nor
	 * longer than ten seconds
	 * @param handshakes runs what would block an event loop
	 */
	public ConnectionSecurity(TlsOptions options, Duration timeout, Executor handshakes) {
		boolean shorter = !timeout.isZero() && timeout.compareTo(HANDSHAKE_TIMEOUT) < 0;
		this.handshakeTimeout = shorter ? timeout : HANDSHAKE_TIMEOUT;
		this.context = TlsContexts.server(options);
		this.handshakes = handshakes;
	}

	void secure(Channel channel) {
		SslHandler handler = this.context.newHandler(channel.alloc(), this.handshakes);
		handler.setHandshakeTimeout(this.handshakeTimeout.toNanos(), TimeUnit.NANOSECONDS);
		channel.pipeline().addLast(handler);
		channel.pipeline().addLast(new ChunkedWriteHandler());
	}

	/**
	 * The certificates that a peer has shown.
	 * @param channel its connection, after the handshake, or a part of the connection
	 * @return the certificates, its own first; empty if it has shown none
	 */
	static List<X509Certificate> peerCertificates(Channel channel) {
		SslHandler handler = channel.pipeline().get(SslHandler.class);
		if (handler == null && channel.parent() != null) {
			handler = channel.parent().pipeline().get(SslHandler.class);
		}
		try {
			return (handler != null) ? certificates(handler.engine().getSession().getPeerCertificates()) : List.of();
		}
		catch (SSLPeerUnverifiedException ex) {
			return List.of();
		}
	}

	private static List<X509Certificate> certificates(Certificate[] shown) {
		List<X509Certificate> certificates = new ArrayList<>(shown.length);
		for (Certificate certificate : shown) {
			if (certificate instanceof X509Certificate x509) {
				certificates.add(x509);
			}
		}
		return List.copyOf(certificates);
	}

}
