package io.spserver.boot.autoconfigure;

import java.net.InetSocketAddress;
import java.util.List;

import io.spserver.NetworkOptions;
import io.spserver.Protocol;
import io.spserver.ServerOptions;
import io.spserver.UnixSocket;
import io.spserver.boot.ServerOptionsCustomizer;
import io.spserver.boot.SpServerPropertyNames;

/**
 * Maps a server's properties to its options and lets the customizers change them.
 *
 * @param customizers the customizers, in their order
 */
record ServerOptionsMapper(List<ServerOptionsCustomizer> customizers) {

	/**
	 * Threads that nobody but the admin server gets, so that it answers although some of
	 * its own handlers hang and all other threads are busy. They are started when they
	 * are needed.
	 */
	private static final int ADMIN_THREADS = 8;

	ServerOptions map(String name, ServerSettings settings, Protocol protocol) {
		PropertyCheck check = PropertyCheck.ofServer(name);
		NetworkOptions network = new NetworkOptionsMapper(settings, check).map();
		ServerOptions.Builder builder = ServerOptions.builder(name, protocol)
			.pattern(settings.pattern())
			.address(new InetSocketAddress(settings.address(), port(name, check, settings, network)))
			.network(network)
			.backlog(check.atLeast(1, "backlog", settings.backlog()))
			.maxConnections(check.atLeast(1, "max-connections", settings.maxConnections()))
			.maxConnectionsPerAddress(
					check.atLeast(0, "max-connections-per-address", settings.maxConnectionsPerAddress()))
			.requestQueueSize(check.atLeast(1, "request-queue-size", settings.requestQueueSize()))
			.refusedMessage(settings.refusedMessage())
			.timeout(check.notNegative("timeout", settings.timeout()))
			.maxMessageSize(check.bytes("max-message-size", settings.maxMessageSize()))
			.maxPendingOutput(check.bytes("max-pending-output", settings.maxPendingOutput()))
			.charset(settings.charset());
		if (SpServerPropertyNames.ADMIN.equals(name)) {
			builder.reservedThreads(ADMIN_THREADS);
		}
		Integer maxThreads = settings.maxThreads();
		if (maxThreads != null) {
			builder.maxThreads(check.atLeast(1, "max-threads", maxThreads));
		}
		this.customizers.forEach((customizer) -> customizer.customize(name, builder));
		return builder.build();
	}

	private static int port(String name, PropertyCheck check, ServerSettings settings, NetworkOptions network) {
		Integer port = settings.port();
		UnixSocket file = network.unixSocket();
		if (file == null) {
			if (port == null) {
				throw check.invalid("port", null, "The server '" + name + "' cannot listen without a port.",
						"Set the property '" + check.name("port") + "' to a port, 0 for a free one, or set '"
								+ check.name("enabled") + "' to 'false'.");
			}
			return check.port(0, port, "Set it to a port between 1 and 65535, or to 0 for a free one.");
		}
		if (port != null && !SpServerPropertyNames.ADMIN.equals(name)) {
			throw check.invalid("unix-socket", file.path(),
					"A server listens on a file or on a port, not on both, and '" + check.name("port")
							+ "' is set too.",
					"Remove one of the two.");
		}
		return 0;
	}

}
