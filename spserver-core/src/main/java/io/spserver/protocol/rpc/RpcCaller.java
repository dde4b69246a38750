package io.spserver.protocol.rpc;

import java.net.InetSocketAddress;

import io.spserver.Session;
import io.spserver.protocol.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and over what.
 *
 * @param session the connection that the call came over, {@code null} if it came over
 * none
 * @param request the HTTP request that carries it, {@code null} if it is not HTTP
 */
public record RpcCaller(@Nullable Session session, @Nullable HttpRequest request) {

	private static final RpcCaller UNKNOWN = new RpcCaller(null, null);

	/**
	 * The caller behind an HTTP request.
	 * @param request the request
	 * @return the caller
	 */
	public static RpcCaller of(HttpRequest request) {
		return new RpcCaller(request.session(), request);
	}

	/**
	 * The caller at the other end of a connection.
	 * @param session the connection
	 * @return the caller
	 */
	public static RpcCaller of(Session session) {
		return new RpcCaller(session, null);
	}

	/**
	 * A caller of whom nothing is known, as in tests.
	 * @return the caller
	 */
	public static RpcCaller unknown() {
		return UNKNOWN;
	}

	/**
	 * Whether the connection comes from this machine by its loopback addresses.
	 * @return whether it does; {@code false} if it is not known
	 */
	public boolean isLoopback() {
		return this.session != null && this.session.remoteAddress() instanceof InetSocketAddress address
				&& address.getAddress() != null && address.getAddress().isLoopbackAddress();
	}

}
