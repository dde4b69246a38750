package io.spserver.boot.autoconfigure.rpc;

import io.spserver.HandlerFactory;
import io.spserver.ServerOptions;
import io.spserver.boot.handler.HandlerSource;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.jackson.JsonRpcConnections;
import io.spserver.protocol.rpc.jackson.JsonRpcProcessor;
import io.spserver.protocol.rpc.tcp.JsonRpcProtocol;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the handlers of servers that speak JSON-RPC straight over TCP.
 */
final class RpcConnectionSource implements HandlerSource {

	private final RpcServerMethods methods;

	private final JsonMapper mapper;

	private final RpcOptionsFactory options;

	RpcConnectionSource(RpcServerMethods methods, JsonMapper mapper, RpcOptionsFactory options) {
		this.methods = methods;
		this.mapper = mapper;
		this.options = options;
	}

	@Override
	public @Nullable HandlerFactory find(ServerOptions server) {
		if (!(server.protocol() instanceof JsonRpcProtocol protocol)) {
			return null;
		}
		RpcMethods found = this.methods.get(server.name());
		if (found.methods().isEmpty()) {
			return null;
		}
		try {
			JsonRpcProcessor processor = new JsonRpcProcessor(this.methods.discoverable(found), this.mapper,
					this.options.create(server.name()));
			JsonRpcConnections connections = new JsonRpcConnections(processor, protocol.framing(),
					this.options.concurrency(server.name()), this.options.executor(server.name()));
			return (session) -> connections;
		}
		catch (IllegalArgumentException ex) {
			throw RpcServerMethods.invalid(server.name(), ex);
		}
	}

}
