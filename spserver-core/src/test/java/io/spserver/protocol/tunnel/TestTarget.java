package io.spserver.protocol.tunnel;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A target whose side of each tunnel the test plays itself.
 */
final class TestTarget implements Closeable {

	private final ServerSocket server;

	private final String name;

	TestTarget(String name) throws IOException {
		this(name, 0);
	}

	TestTarget(String name, int port) throws IOException {
		this(name, new ServerSocket(), port);
	}

	TestTarget(String name, ServerSocket server, int port) throws IOException {
		this.name = name;
		this.server = server;
		server.setReuseAddress(true);
		server.setSoTimeout(Peer.PATIENCE_MILLIS);
		server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
	}

	Peer accept() throws IOException {
		return new Peer(this.server.accept());
	}

	int port() {
		return this.server.getLocalPort();
	}

	TunnelTarget target() {
		return TunnelTarget.of(this.name, new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
