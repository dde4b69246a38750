package io.spserver;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How a server meets the network, besides its address.
 *
 * @param unixSocket where it listens instead of an address, {@code null} for TCP
 * @param proxyProtocol whether a proxy tells who the peer is
 * @param sockets what the operating system is told
 */
public record NetworkOptions(@Nullable UnixSocket unixSocket, ProxyProtocol proxyProtocol, SocketOptions sockets) {

	/** TCP, no proxy, the operating system's choice. */
	public static final NetworkOptions DEFAULT = new NetworkOptions(null, ProxyProtocol.OFF, SocketOptions.DEFAULT);

	/**
	 * Creates options.
	 * @param unixSocket where the server listens instead of an address
	 * @param proxyProtocol whether a proxy tells who the peer is
	 * @param sockets what the operating system is told
	 */
	public NetworkOptions {
		Objects.requireNonNull(proxyProtocol, "proxyProtocol");
		Objects.requireNonNull(sockets, "sockets");
	}

}
