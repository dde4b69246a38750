package io.spserver.async;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

import io.netty.channel.Channel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks with whom on a connection.
 *
 * @param remote the peer's address
 * @param local what the peer connected to
 */
record ConnectionAddresses(SocketAddress remote, SocketAddress local) {

	/** What a proxy has told. */
	private static final AttributeKey<ConnectionAddresses> TOLD = AttributeKey.valueOf(ConnectionAddresses.class,
			"told");

	private static final SocketAddress UNNAMED = UnixDomainSocketAddress.of("");

	/** The addresses of a connection, or of one that carries this channel. */
	static ConnectionAddresses of(Channel channel) {
		Channel connection = (channel.parent() == null || channel.parent().parent() == null) ? channel
				: channel.parent();
		ConnectionAddresses told = connection.hasAttr(TOLD) ? connection.attr(TOLD).get() : null;
		return (told != null) ? told
				: new ConnectionAddresses(jdk(channel.remoteAddress()), jdk(channel.localAddress()));
	}

	/** A proxy says who speaks with whom. */
	void tell(Channel connection) {
		connection.attr(TOLD).set(this);
	}

	/**
	 * An address as the JDK has it; the peer of a unix-domain socket has none.
	 */
	static SocketAddress jdk(@Nullable SocketAddress address) {
		if (address instanceof DomainSocketAddress file) {
			return UnixDomainSocketAddress.of(file.path());
		}
		return (address != null) ? address : UNNAMED;
	}

	/** Whether the peer is on the other side of IP, rather than of a file. */
	static boolean isInternet(Channel channel) {
		return channel.parent().localAddress() instanceof InetSocketAddress;
	}

}
