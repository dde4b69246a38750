package io.spserver.boot.autoconfigure.tunnel;

import io.spserver.HandlerFactory;
import io.spserver.ServerOptions;
import io.spserver.boot.handler.HandlerSource;
import io.spserver.protocol.tunnel.TunnelProtocol;
import org.jspecify.annotations.Nullable;

/**
 * Gives tunnels handlers that do nothing.
 */
final class TunnelHandlerSource implements HandlerSource {

	@Override
	public @Nullable HandlerFactory find(ServerOptions server) {
		return (server.protocol() instanceof TunnelProtocol) ? TunnelProtocol.noHandlers() : null;
	}

}
