package io.spserver;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Whether connections begin with a header of the PROXY protocol, version 1 or 2, by which
 * a proxy before the server tells the address of the real peer. It comes before TLS.
 *
 * @param mode whether the header is expected
 * @param trusted from where a header is believed; peers of a unix-domain socket always
 * are. Connections from elsewhere are taken as they are where the header is optional, and
 * closed where it is required
 * @param timeout how long a connection may take for the header: it is closed then where
 * the header is required, and taken as it is where it is optional
 */
public record ProxyProtocol(Mode mode, List<AddressRange> trusted, Duration timeout) {

	/** No header is expected, and none understood. */
	public static final ProxyProtocol OFF = new ProxyProtocol(Mode.OFF,
			List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1")), Duration.ofSeconds(5));

	/**
	 * Creates options.
	 * @param mode whether the header is expected
	 * @param trusted from where a header is believed
	 * @param timeout how long a connection may take for the header
	 */
	public ProxyProtocol {
		trusted = List.copyOf(trusted);
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("The time limit of the PROXY protocol must be positive");
		}
	}

	/**
	 * The same with another mode.
	 * @param other whether the header is expected
	 * @return the options
	 */
	public ProxyProtocol mode(Mode other) {
		return new ProxyProtocol(other, this.trusted, this.timeout);
	}

	/**
	 * Whether a header is believed.
	 * @param source where the connection comes from
	 * @return {@code true} if a proxy of ours is there
	 */
	public boolean trusts(SocketAddress source) {
		if (!(source instanceof InetSocketAddress inet)) {
			return true;
		}
		InetAddress address = inet.getAddress();
		return this.trusted.stream().anyMatch((range) -> range.contains(address));
	}

	/** Whether the header is expected. */
	public enum Mode {

		/** It is not. */
		OFF,
		/**
		 * It is understood where it comes. A protocol in which the server speaks first
		 * waits for the time limit with peers that are trusted and send none.
		 */
		OPTIONAL,
		/** Without it a connection is closed. */
		REQUIRED

	}

}
