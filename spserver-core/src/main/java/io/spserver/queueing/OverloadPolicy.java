package io.spserver.queueing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.RefusalReason;
import io.spserver.ServerOptions;
import org.jspecify.annotations.Nullable;

/**
 * Decides which connections a server takes. Those it has taken it serves: what they send
 * waits, in bounds, and is not refused. Safe for use by any thread; asked by event loops,
 * so that a refusal costs no worker.
 */
public final class OverloadPolicy {

	private final ServerOptions options;

	private volatile int maxConnections;

	private final AtomicInteger connections = new AtomicInteger();

	/**
	 * Counted only where there is a limit; holds an address as long as it has a
	 * connection.
	 */
	private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();

	/**
	 * Creates a policy.
	 * @param options the limits
	 */
	public OverloadPolicy(ServerOptions options) {
		this.options = options;
		this.maxConnections = options.maxConnections();
	}

	/**
	 * How many connections may be open at once.
	 * @return the limit
	 */
	public int maxConnections() {
		return this.maxConnections;
	}

	/**
	 * Changes how many connections may be open at once. Those above it stay.
	 * @param limit the limit
	 */
	public void maxConnections(int limit) {
		this.maxConnections = limit;
	}

	/**
	 * Asks for a place for a connection. If it is given, it is to be given back by
	 * {@link #leave()}.
	 * @return {@code null} if the connection is taken, otherwise why not
	 */
	public @Nullable RefusalReason admit() {
		if (this.connections.incrementAndGet() > this.maxConnections) {
			this.connections.decrementAndGet();
			return RefusalReason.MAX_CONNECTIONS;
		}
		return null;
	}

	/** Gives back a place. */
	public void leave() {
		this.connections.decrementAndGet();
	}

	/**
	 * Asks whether a peer may have one connection more, as soon as it is known who that
	 * is. If so, that is to be taken back by {@link #leave(SocketAddress)}.
	 * @param peer the peer's address
	 * @return {@code null} if the connection is taken, otherwise why not
	 */
	public @Nullable RefusalReason admit(SocketAddress peer) {
		return admitAddress(peer) ? null : RefusalReason.MAX_CONNECTIONS_PER_ADDRESS;
	}

	/**
	 * A peer has one connection less.
	 * @param peer the peer's address
	 */
	public void leave(SocketAddress peer) {
		if (limitsAddresses() && peer instanceof InetSocketAddress inet && !inet.isUnresolved()) {
			this.perAddress.computeIfPresent(inet.getAddress(), (address, count) -> (count > 1) ? count - 1 : null);
		}
	}

	private boolean admitAddress(SocketAddress peer) {
		if (!limitsAddresses() || !(peer instanceof InetSocketAddress inet) || inet.isUnresolved()) {
			return true;
		}
		boolean[] admitted = { false };
		this.perAddress.compute(inet.getAddress(), (address, count) -> {
			int open = (count != null) ? count : 0;
			admitted[0] = open < this.options.maxConnectionsPerAddress();
			return admitted[0] ? Integer.valueOf(open + 1) : count;
		});
		return admitted[0];
	}

	/**
	 * Whether it matters who the peers are.
	 * @return {@code true} if there is a limit for each address
	 */
	public boolean limitsAddresses() {
		return this.options.maxConnectionsPerAddress() > 0;
	}

}
