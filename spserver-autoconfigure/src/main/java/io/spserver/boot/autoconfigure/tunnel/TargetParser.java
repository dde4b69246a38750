package io.spserver.boot.autoconfigure.tunnel;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.protocol.tunnel.TunnelTarget;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Reads where the targets of a tunnel are.
 *
 * @param runtime has the servers that may be targets
 * @param properties knows which servers there will be
 */
record TargetParser(ObjectProvider<SpServerRuntime> runtime, SpServerProperties properties) {

	static final String UNIX = "unix:";

	private static final String SERVER = "server:";

	private static final int MAX_PORT = 65_535;

	List<TunnelTarget> parse(String server, Map<String, String> targets) {
		if (targets.isEmpty()) {
			String property = property(server, "<target>");
			throw new InvalidSpServerPropertyException(property, null, "A tunnel must lead somewhere.",
					"Set a property like '" + property
							+ "', with a name of your choice for the target, to 'host:port', "
							+ "'unix:/path' or 'server:name'.");
		}
		List<TunnelTarget> parsed = new ArrayList<>();
		targets.forEach((name, address) -> parsed.add(parse(server, name, address)));
		return parsed;
	}

	private TunnelTarget parse(String server, String name, String address) {
		try {
			if (address.startsWith(UNIX)) {
				return TunnelTarget.of(name, UnixDomainSocketAddress.of(address.substring(UNIX.length())));
			}
			if (address.startsWith(SERVER)) {
				String other = address.substring(SERVER.length());
				checkServer(server, other);
				return new TunnelTarget(name, () -> addressOf(other));
			}
			int colon = address.lastIndexOf(':');
			int port = Integer.parseInt(address.substring(colon + 1));
			String host = host(address.substring(0, Math.max(0, colon)));
			if (host.isEmpty() || port < 1 || port > MAX_PORT) {
				throw new IllegalArgumentException("There is no host, or no port between 1 and 65535.");
			}
			return TunnelTarget.of(name, InetSocketAddress.createUnresolved(host, port));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSpServerPropertyException(property(server, name), address,
					"This is not where a target can be: " + ex.getMessage(),
					"Set it to 'host:port', 'unix:/path' or 'server:name'.");
		}
	}

	private static String host(String host) {
		boolean bracketed = host.startsWith("[") && host.endsWith("]");
		if (!bracketed && host.indexOf(':') >= 0) {
			throw new IllegalArgumentException("An IPv6 address needs brackets.");
		}
		return (bracketed) ? host.substring(1, host.length() - 1) : host;
	}

	private void checkServer(String server, String other) {
		Set<String> known = new TreeSet<>(this.properties.servers().keySet());
		known.add(SpServerPropertyNames.ADMIN);
		known.remove(server);
		if (!known.contains(other)) {
			throw new IllegalArgumentException(
					"There is no other server '" + other + "'; there are " + String.join(", ", known) + ".");
		}
	}

	/** Where a server of this application listens, {@code null} while it does not. */
	private @Nullable SocketAddress addressOf(String name) {
		for (SpServer server : this.runtime.getObject().servers()) {
			if (server.name().equals(name)) {
				SocketAddress address = server.localAddress();
				return (address instanceof InetSocketAddress inet && inet.getAddress().isAnyLocalAddress())
						? new InetSocketAddress(InetAddress.getLoopbackAddress(), inet.getPort()) : address;
			}
		}
		return null;
	}

	private static String property(String server, String target) {
		return SpServerPropertyNames.of(server, "tunnel.targets." + target);
	}

}
