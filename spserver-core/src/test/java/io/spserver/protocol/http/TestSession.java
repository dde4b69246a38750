package io.spserver.protocol.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.spserver.Message;
import io.spserver.Session;
import io.spserver.SessionId;

/**
 * A session without connection.
 */
public class TestSession implements Session {

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

	@Override
	public SessionId id() {
		return new SessionId("web", 1);
	}

	@Override
	public SocketAddress remoteAddress() {
		return InetSocketAddress.createUnresolved("peer", 1);
	}

	@Override
	public SocketAddress localAddress() {
		return InetSocketAddress.createUnresolved("local", 2);
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
