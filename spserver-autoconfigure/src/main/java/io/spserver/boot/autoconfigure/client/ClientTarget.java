package io.spserver.boot.autoconfigure.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.InvalidPathException;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.spserver.boot.autoconfigure.PropertyCheck;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Where a client connects: to an address and port, a unix socket, or a server of the same
 * application.
 *
 * @param runtime has the servers
 * @param servers the names of all configured servers
 */
record ClientTarget(SpServerRuntime runtime, Collection<String> servers) {

	Supplier<SocketAddress> create(PropertyCheck check, ClientProperties client) {
		long targets = Stream.of(client.port(), client.unixSocket(), client.server())
			.filter((target) -> target != null)
			.count();
		if (targets == 0) {
			throw check.invalid("port", null, "The client does not know where to connect to.",
					"Set the property '" + check.name("port") + "' (and '" + check.name("address")
							+ "', if the server is not on this machine), or '" + check.name("unix-socket")
							+ "', or set '" + check.name("enabled") + "' to 'false'.");
		}
		String socket = client.unixSocket();
		String server = client.server();
		if (targets > 1) {
			String key = (socket != null) ? "unix-socket" : "server";
			throw check.invalid(key, (socket != null) ? socket : server, "A client has one server to connect to.",
					"Keep one of the properties 'port', 'unix-socket' and 'server'.");
		}
		if (socket != null) {
			if (client.ssl().lacksName()) {
				throw check.invalid("ssl.server-name", null,
						"A unix socket has no host that a certificate could be for.",
						"Set it to the name in the server's certificate, or set '" + check.name("ssl.verify-hostname")
								+ "' to 'false'.");
			}
			SocketAddress address = unixSocket(check, socket);
			return () -> address;
		}
		if (server != null) {
			checkServer(check, server);
			return () -> addressOf(server);
		}
		Integer port = client.port();
		SocketAddress address = InetSocketAddress.createUnresolved(client.address(),
				check.port(1, (port != null) ? port : 0,
						"Set it to the port of the server; for a server of this application that has a free port, set '"
								+ check.name("server") + "' to its name instead."));
		return () -> address;
	}

	private static SocketAddress unixSocket(PropertyCheck check, String path) {
		try {
			return UnixDomainSocketAddress.of(path);
		}
		catch (InvalidPathException ex) {
			throw check.invalid("unix-socket", path, "It is no path: " + ex.getReason() + ".",
					"Set it to the path of the socket.");
		}
	}

	private void checkServer(PropertyCheck check, String server) {
		if (!this.servers.contains(server)) {
			throw check.invalid("server", server, "There is no such server in this application.", "Set it to one of "
					+ String.join(", ", this.servers) + ", or use 'address' and 'port' for other applications.");
		}
	}

	private SocketAddress addressOf(String name) {
		SocketAddress bound = this.runtime.servers()
			.stream()
			.filter((server) -> server.name().equals(name))
			.findFirst()
			.map(SpServer::localAddress)
			.orElse(null);
		return reachable(name, bound);
	}

	private static SocketAddress reachable(String name, @Nullable SocketAddress bound) {
		if (bound == null) {
			throw new IllegalStateException("The server '" + name + "' does not run");
		}
		if (bound instanceof InetSocketAddress inet && inet.getAddress().isAnyLocalAddress()) {
			return new InetSocketAddress(InetAddress.getLoopbackAddress(), inet.getPort());
		}
		return bound;
	}

}
