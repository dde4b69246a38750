package io.spserver.protocol.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;

import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses that are written in numbers, as literals and XCLIENT have them. Names
 * are not looked up.
 */
final class AddressLiteral {

	private static final String IPV6 = "IPv6:";

	private AddressLiteral() {
	}

	/**
	 * Reads an address (RFC 5321, section 4.1.3).
	 * @param text the address, without brackets; that of IPv6 has its tag before it
	 * @return the address, {@code null} if it is none
	 */
	static @Nullable InetAddress parse(String text) {
		boolean six = text.regionMatches(true, 0, IPV6, 0, IPV6.length());
		String address = (six) ? text.substring(IPV6.length()) : text;
		boolean valid = (six) ? NetUtil.isValidIpV6Address(address) : NetUtil.isValidIpV4Address(address);
		return (valid && address.indexOf('%') < 0) ? of(NetUtil.createByteArrayFromIpAddressString(address)) : null;
	}

	private static @Nullable InetAddress of(byte @Nullable [] bytes) {
		try {
			return (bytes != null) ? InetAddress.getByAddress(bytes) : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
