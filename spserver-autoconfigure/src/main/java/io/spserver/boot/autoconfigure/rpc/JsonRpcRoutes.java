package io.spserver.boot.autoconfigure.rpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.http.HttpServerContributor;
import io.spserver.boot.handler.SpHandlerBeans;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.rpc.RpcEvents;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.jackson.JsonRpcHandler;
import io.spserver.protocol.rpc.jackson.JsonRpcLimits;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives the admin server a route for JSON-RPC, and any other HTTP server that has
 * methods.
 */
final class JsonRpcRoutes implements HttpServerContributor {

	private static final String PATH = "/rpc";

	private final RpcServiceBeans services;

	private final SpHandlerBeans beans;

	private final JsonMapper mapper;

	private final List<RpcEventsFactory> events;

	private final String adminPath;

	JsonRpcRoutes(RpcServiceBeans services, SpHandlerBeans beans, JsonMapper mapper, List<RpcEventsFactory> events,
			String adminPath) {
		this.services = services;
		this.beans = beans;
		this.mapper = mapper;
		this.events = events;
		this.adminPath = adminPath;
	}

	@Override
	public void check(Collection<String> servers) {
		this.services.check(servers);
	}

	@Override
	public HttpRoutes routes(String server, HttpRoutes present) {
		boolean admin = SpServerPropertyNames.ADMIN.equals(server);
		RpcMethods methods = methods(server);
		if (!admin && methods.methods().isEmpty()) {
			return HttpRoutes.empty();
		}
		JsonRpcHandler handler = new JsonRpcHandler(methods, this.mapper, JsonRpcLimits.defaults(), events(server));
		return HttpRoutes.builder().post((admin) ? this.adminPath : PATH, handler).build();
	}

	private RpcMethods methods(String server) {
		List<RpcMethods> parts = new ArrayList<>(this.beans.get(RpcMethods.class, server, SpServerPropertyNames.ADMIN));
		parts.add(this.services.methods(server));
		try {
			return RpcMethods.of(parts);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidHandlerException("remote methods of server '" + server + "'", ex.getMessage() + ".",
					"Give each method a name of its own.");
		}
	}

	private RpcEvents events(String server) {
		List<RpcEvents> listeners = this.events.stream().map((factory) -> factory.create(server)).toList();
		if (listeners.isEmpty()) {
			return RpcEvents.NONE;
		}
		return (method, outcome, nanos) -> listeners.forEach((listener) -> listener.called(method, outcome, nanos));
	}

}
