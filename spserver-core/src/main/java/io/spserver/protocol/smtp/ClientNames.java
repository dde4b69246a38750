package io.spserver.protocol.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds the names of clients. Blocks as long as the resolver takes: for worker threads.
 */
final class ClientNames {

	private ClientNames() {
	}

	/**
	 * Looks up the name of an address, and whether that name has the address.
	 * @param address the address
	 * @return the name, {@code null} if there is none or it is not confirmed
	 */
	static @Nullable String lookUp(InetAddress address) {
		try {
			String name = InetAddress.getByAddress(address.getAddress()).getCanonicalHostName();
			boolean confirmed = PathParser.isDomain(name, false)
					&& List.of(InetAddress.getAllByName(name)).contains(address);
			return (confirmed && !name.equals(address.getHostAddress())) ? name : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
