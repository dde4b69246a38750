package io.spserver.boot.autoconfigure.rpc;

import io.spserver.protocol.rpc.RpcInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Gives each server that answers remote calls what stands around them, for example access
 * rules. Of several the first in order is the outermost.
 */
@FunctionalInterface
public interface RpcInterceptorFactory {

	/**
	 * Creates the interceptor of a server. Called when the server is created.
	 * @param server the server's name
	 * @return stands around each call, {@code null} if nothing is to
	 */
	@Nullable RpcInterceptor create(String server);

}
