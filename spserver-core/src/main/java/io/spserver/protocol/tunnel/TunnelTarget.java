package io.spserver.protocol.tunnel;

import java.net.SocketAddress;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Where tunnels may lead. Immutable, if its supplier is.
 *
 * @param name its name, unique in the tunnel: the tag {@code target} of meters
 * @param address says for each connection where to connect, or {@code null} if there is
 * nothing at the moment; called by event loops, so it must not block
 */
public record TunnelTarget(String name, Supplier<? extends @Nullable SocketAddress> address) {

	/**
	 * Creates a target.
	 * @param name its name
	 * @param address says where to connect
	 */
	public TunnelTarget {
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(address, "address");
	}

	/**
	 * A target that is always in the same place.
	 * @param name its name, unique in the tunnel
	 * @param address an {@link java.net.InetSocketAddress}, whose host is looked up for
	 * each connection if it is unresolved, or a {@link java.net.UnixDomainSocketAddress}
	 * @return the target
	 */
	public static TunnelTarget of(String name, SocketAddress address) {
		Objects.requireNonNull(address, "address");
		return new TunnelTarget(name, () -> address);
	}

}
