package io.spserver.protocol.http.security;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.spserver.Message;
import io.spserver.Session;
import io.spserver.SessionId;

/**
 * A session of a peer, without connection.
 */
final class PeerSession implements Session {

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

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
	public SessionId id() {
		return new SessionId("web", 1);
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

	@Override
	public Instant openedAt() {
		return Instant.EPOCH;
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	@Override
	public long requests() {
		return 0;
	}

	@Override
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	@Override
	public void send(Message message) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
		throw new UnsupportedOperationException();
	}

}
