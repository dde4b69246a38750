package io.spserver.protocol.tunnel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Whether a target is told, before anything else, who the client is: the sending side of
 * HAProxy's PROXY protocol. A target must be set to expect it.
 */
public enum ProxyHeader {

	/** It is not told. */
	OFF {

		@Override
		byte[] of(SocketAddress source, SocketAddress destination) {
			return new byte[0];
		}

		@Override
		byte[] ofNobody() {
			return new byte[0];
		}

	},

	/** Version 1: a line of text. */
	V1 {

		@Override
		byte[] of(SocketAddress source, SocketAddress destination) {
			if (!(source instanceof InetSocketAddress from && destination instanceof InetSocketAddress to)
					|| from.getAddress().getClass() != to.getAddress().getClass()) {
				return ofNobody();
			}
			String family = (from.getAddress() instanceof Inet4Address) ? "TCP4 " : "TCP6 ";
			return ("PROXY " + family + text(from) + " " + text(to) + " " + from.getPort() + " " + to.getPort()
					+ "\r\n")
				.getBytes(StandardCharsets.US_ASCII);
		}

		@Override
		byte[] ofNobody() {
			return "PROXY UNKNOWN\r\n".getBytes(StandardCharsets.US_ASCII);
		}

	},

	/** Version 2: binary. */
	V2 {

		@Override
		byte[] of(SocketAddress source, SocketAddress destination) {
			if (!(source instanceof InetSocketAddress from && destination instanceof InetSocketAddress to)
					|| from.getAddress().getClass() != to.getAddress().getClass()) {
				return binary(COMMAND_PROXY, 0, new byte[0]);
			}
			InetAddress address = from.getAddress();
			int length = address.getAddress().length;
			ByteBuffer addresses = ByteBuffer.allocate(2 * length + 4)
				.put(address.getAddress())
				.put(to.getAddress().getAddress())
				.putShort((short) from.getPort())
				.putShort((short) to.getPort());
			return binary(COMMAND_PROXY, (address instanceof Inet6Address) ? FAMILY_TCP6 : FAMILY_TCP4,
					addresses.array());
		}

		@Override
		byte[] ofNobody() {
			return binary(COMMAND_LOCAL, 0, new byte[0]);
		}

	};

	private static final byte[] SIGNATURE = { 0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A };

	private static final int COMMAND_LOCAL = 0x20;

	private static final int COMMAND_PROXY = 0x21;

	private static final int FAMILY_TCP4 = 0x11;

	private static final int FAMILY_TCP6 = 0x21;

	/**
	 * What a target hears of a client; where the addresses cannot be told, that it is not
	 * known.
	 * @param source the client's address
	 * @param destination the address that the client connected to
	 * @return the header
	 */
	abstract byte[] of(SocketAddress source, SocketAddress destination);

	/** What a target hears when it is only looked whether it is there. */
	abstract byte[] ofNobody();

	/** Without the scope of an IPv6 address, which means nothing to others. */
	private static String text(InetSocketAddress address) {
		String text = address.getAddress().getHostAddress();
		int scope = text.indexOf('%');
		return (scope >= 0) ? text.substring(0, scope) : text;
	}

	private static byte[] binary(int command, int family, byte[] addresses) {
		return ByteBuffer.allocate(SIGNATURE.length + 4 + addresses.length)
			.put(SIGNATURE)
			.put((byte) command)
			.put((byte) family)
			.putShort((short) addresses.length)
			.put(addresses)
			.array();
	}

}
