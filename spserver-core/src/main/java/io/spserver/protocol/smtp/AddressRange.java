package io.spserver.protocol.smtp;

import java.net.InetAddress;

import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that begin alike: one address, or a network such as {@code 10.0.0.0/8} or
 * {@code fd00::/8}.
 */
public final class AddressRange {

	private final String text;

	private final byte[] start;

	private final int bits;

	private AddressRange(String text, byte[] start, int bits) {
		this.text = text;
		this.start = start;
		this.bits = bits;
	}

	/**
	 * Reads a range. Names are not looked up.
	 * @param text an address, or an address, a slash and how many bits count
	 * @return the range
	 * @throws IllegalArgumentException if it is none
	 */
	public static AddressRange parse(String text) {
		int slash = text.indexOf('/');
		byte[] start = bytes((slash < 0) ? text : text.substring(0, slash));
		if (start == null) {
			throw new IllegalArgumentException("'" + text + "' is neither an address nor a network");
		}
		int most = start.length * Byte.SIZE;
		int bits = (slash < 0) ? most : bits(text, slash);
		if (bits < 0 || bits > most) {
			throw new IllegalArgumentException("'" + text + "' is no network: at most " + most + " bits count");
		}
		return new AddressRange(text, start, bits);
	}

	private static int bits(String text, int slash) {
		try {
			return Integer.parseInt(text.substring(slash + 1));
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	/** The bytes of an address that is written in numbers. */
	static byte @Nullable [] bytes(String address) {
		if (!NetUtil.isValidIpV4Address(address) && !NetUtil.isValidIpV6Address(address)) {
			return null;
		}
		return NetUtil.createByteArrayFromIpAddressString(address);
	}

	/**
	 * Whether an address belongs to the range.
	 * @param address the address
	 * @return {@code true} if it does
	 */
	public boolean contains(InetAddress address) {
		byte[] bytes = address.getAddress();
		if (bytes.length != this.start.length) {
			return false;
		}
		for (int i = 0; i < this.bits; i++) {
			int mask = 0x80 >> (i % Byte.SIZE);
			if (((bytes[i / Byte.SIZE] ^ this.start[i / Byte.SIZE]) & mask) != 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The range as it was written.
	 * @return the text
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
