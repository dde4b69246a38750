package io.spserver.async;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

import io.netty.util.NetUtil;

/**
 * Looks hosts up by the JDK, which keeps what it has found for a while.
 */
final class HostLookups {

	private HostLookups() {
	}

	/** Whether finding the addresses of a peer may block. */
	static boolean mayBlock(SocketAddress peer) {
		return peer instanceof InetSocketAddress inet && inet.isUnresolved()
				&& NetUtil.createByteArrayFromIpAddressString(inet.getHostString()) == null;
	}

	/**
	 * Finds out where a peer is.
	 * @param peer where it is, or its host and port
	 * @return its addresses, the most promising first
	 * @throws UnknownHostException if there is no such host
	 */
	static List<SocketAddress> addresses(SocketAddress peer) throws UnknownHostException {
		if (peer instanceof InetSocketAddress inet && inet.isUnresolved()) {
			return Arrays.stream(InetAddress.getAllByName(inet.getHostString()))
				.<SocketAddress>map((address) -> new InetSocketAddress(address, inet.getPort()))
				.toList();
		}
		return List.of(peer);
	}

}
