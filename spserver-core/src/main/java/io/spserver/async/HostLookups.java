package io.spserver.async;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import io.netty.util.NetUtil;

/**
 * Looks hosts up by the JDK, which keeps what it has found for a while. Whoever asks for
 * a host that is being looked up waits for that look-up, so that a host whose name server
 * does not answer holds up one thread only. Safe for use by any thread.
 */
public final class HostLookups {

	private final Executor threads;

	private final Map<String, CompletableFuture<List<InetAddress>>> running = new ConcurrentHashMap<>();

	/**
	 * Creates look-ups.
	 * @param threads runs what blocks
	 */
	public HostLookups(Executor threads) {
		this.threads = threads;
	}

	/**
	 * Finds out where a peer is.
	 * @param peer where it is, or its host and port
	 * @return its addresses, the most promising first; completed by now unless a host has
	 * to be looked up, by the thread that does so otherwise. Fails with an
	 * {@link UnknownHostException} if there is no such host.
	 */
	CompletableFuture<List<SocketAddress>> lookUp(SocketAddress peer) {
		if (!(peer instanceof InetSocketAddress inet && inet.isUnresolved())) {
			return CompletableFuture.completedFuture(List.of(peer));
		}
		CompletableFuture<List<SocketAddress>> result = new CompletableFuture<>();
		lookUp(inet.getHostString()).whenComplete((found, failure) -> {
			if (failure != null) {
				result.completeExceptionally(failure);
				return;
			}
			result.complete(found.stream()
				.<SocketAddress>map((address) -> new InetSocketAddress(address, inet.getPort()))
				.toList());
		});
		return result;
	}

	private CompletableFuture<List<InetAddress>> lookUp(String host) {
		CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
		if (NetUtil.createByteArrayFromIpAddressString(host) != null) {
			complete(mine, host);
			return mine;
		}
		CompletableFuture<List<InetAddress>> others = this.running.putIfAbsent(host, mine);
		if (others != null) {
			return others;
		}
		mine.whenComplete((found, failure) -> this.running.remove(host, mine));
		this.threads.execute(() -> complete(mine, host));
		return mine;
	}

	private static void complete(CompletableFuture<List<InetAddress>> result, String host) {
		try {
			result.complete(Arrays.asList(InetAddress.getAllByName(host)));
		}
		catch (UnknownHostException ex) {
			result.completeExceptionally(ex);
		}
	}

}
