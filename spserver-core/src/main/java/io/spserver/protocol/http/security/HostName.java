package io.spserver.protocol.http.security;

import java.net.InetAddress;
import java.util.Locale;

import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/**
 * A host and a port, taken apart.
 *
 * @param name the name in lower case, without a dot at its end, or an IP address; one of
 * IPv6 is in brackets
 * @param port the port, empty if there is none
 */
record HostName(String name, String port) {

	/**
	 * Takes a value apart.
	 * @param value the value of {@code Host}, or what follows the scheme of an origin
	 * @return its parts, {@code null} if it is malformed
	 */
	static @Nullable HostName parse(String value) {
		int end = (value.startsWith("[")) ? value.indexOf(']') + 1 : nameLength(value);
		String port = value.substring(end);
		if (end == 0 || !isPort(port)) {
			return null;
		}
		String name = value.substring(0, end).toLowerCase(Locale.ROOT);
		if (name.endsWith(".")) {
			name = name.substring(0, name.length() - 1);
		}
		return (name.isEmpty()) ? null : new HostName(name, (port.isEmpty()) ? port : port.substring(1));
	}

	private static int nameLength(String value) {
		int colon = value.indexOf(':');
		return (colon < 0) ? value.length() : colon;
	}

	private static boolean isPort(String port) {
		return port.isEmpty() || (port.charAt(0) == ':' && port.chars().skip(1).allMatch((c) -> c >= '0' && c <= '9'));
	}

	/**
	 * The address that the name is, if it is one; no name is looked up.
	 * @return the address, {@code null} if it is another name
	 */
	@Nullable InetAddress address() {
		boolean bracketed = this.name.startsWith("[");
		if (!bracketed && !NetUtil.isValidIpV4Address(this.name)) {
			return null;
		}
		return NetUtil.createInetAddressFromIpAddressString(
				(bracketed) ? this.name.substring(1, this.name.length() - 1) : this.name);
	}

	/**
	 * Whether this is the same place, seen from pages of a scheme.
	 * @param other the other host
	 * @param scheme the scheme, whose default port need not be there
	 * @return whether name and port are the same
	 */
	boolean isSame(HostName other, String scheme) {
		return this.name.equals(other.name) && portOf(scheme).equals(other.portOf(scheme));
	}

	private String portOf(String scheme) {
		return (!this.port.isEmpty()) ? this.port : (scheme.equals("https")) ? "443" : "80";
	}

}
