package io.spserver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits (RFC 4632).
 *
 * @param first an address of the range
 * @param bits how many of its bits all of them have
 */
public record AddressRange(InetAddress first, int bits) {

	/** Nothing that would be looked up by name. */
	private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

	/**
	 * Creates a range.
	 * @param first an address of the range
	 * @param bits how many of its bits all of them have
	 */
	public AddressRange {
		if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
			throw new IllegalArgumentException(
					"An address such as " + first.getHostAddress() + " has no " + bits + " bits");
		}
	}

	/**
	 * Reads a range.
	 * @param text an address, or an address, a slash and a number of bits:
	 * {@code 10.0.0.0/8}, {@code ::1}
	 * @return the range
	 * @throws IllegalArgumentException if it is not written like that
	 */
	public static AddressRange parse(String text) {
		int slash = text.indexOf('/');
		String address = (slash < 0) ? text : text.substring(0, slash);
		if (!LITERAL.matcher(address).matches()) {
			throw new IllegalArgumentException("'" + text + "' is not an address such as 10.0.0.1 or 10.0.0.0/8");
		}
		try {
			InetAddress first = InetAddress.getByName(address);
			return new AddressRange(first,
					(slash < 0) ? first.getAddress().length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1)));
		}
		catch (UnknownHostException | NumberFormatException ex) {
			throw new IllegalArgumentException("'" + text + "' is not an address such as 10.0.0.1 or 10.0.0.0/8", ex);
		}
	}

	/**
	 * Whether an address is in the range.
	 * @param address the address
	 * @return {@code false} also if it is of the other version of IP
	 */
	public boolean contains(InetAddress address) {
		byte[] ours = this.first.getAddress();
		byte[] theirs = address.getAddress();
		if (ours.length != theirs.length) {
			return false;
		}
		for (int bit = 0; bit < this.bits; bit++) {
			int mask = 0x80 >> (bit % Byte.SIZE);
			if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
				return false;
			}
		}
		return true;
	}

	@Override
	public String toString() {
		return this.first.getHostAddress() + "/" + this.bits;
	}

}
