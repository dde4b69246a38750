package io.spserver.protocol.http.security;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;

import io.spserver.protocol.http.TestSession;

/**
 * A session of a peer that matters, without connection.
 */
final class PeerSession extends TestSession {

	private final SocketAddress remote;

	private final SocketAddress local;

	private final List<X509Certificate> certificates;

	PeerSession(SocketAddress remote, SocketAddress local, List<X509Certificate> certificates) {
		this.remote = remote;
		this.local = local;
		this.certificates = certificates;
	}

	static PeerSession of(String remote) {
		return new PeerSession(new InetSocketAddress(remote, 40_000), new InetSocketAddress("127.0.0.1", 7070),
				List.of());
	}

	@Override
	public SocketAddress remoteAddress() {
		return this.remote;
	}

	@Override
	public SocketAddress localAddress() {
		return this.local;
	}

	@Override
	public List<X509Certificate> peerCertificates() {
		return this.certificates;
	}

}
