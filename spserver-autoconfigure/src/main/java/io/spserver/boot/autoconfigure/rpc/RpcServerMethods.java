package io.spserver.boot.autoconfigure.rpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.handler.SpHandlerBeans;
import io.spserver.protocol.rpc.RpcMethods;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The methods that can be called on each server, from annotated beans and from beans of
 * type {@link RpcMethods}. Used while servers are created, by one thread.
 */
final class RpcServerMethods {

	private final RpcServiceBeans services;

	private final SpHandlerBeans beans;

	private final JsonMapper mapper;

	private final @Nullable RpcDiscovery discovery;

	RpcServerMethods(RpcServiceBeans services, SpHandlerBeans beans, JsonMapper mapper,
			@Nullable RpcDiscovery discovery) {
		this.services = services;
		this.beans = beans;
		this.mapper = mapper;
		this.discovery = discovery;
	}

	void check(Collection<String> servers, Function<String, String> protocols) {
		this.services.check(servers, protocols);
	}

	RpcMethods discoverable(RpcMethods methods) {
		if (this.discovery == null) {
			return methods;
		}
		return RpcMethods.builder().add(methods).add(this.discovery.method(methods, this.mapper)).build();
	}

	RpcMethods get(String server) {
		List<RpcMethods> parts = new ArrayList<>(this.beans.get(RpcMethods.class, server, SpServerPropertyNames.ADMIN));
		parts.add(this.services.methods(server));
		try {
			return RpcMethods.of(parts);
		}
		catch (IllegalArgumentException ex) {
			throw invalid(server, ex);
		}
	}

	static InvalidHandlerException invalid(String server, IllegalArgumentException cause) {
		return new InvalidHandlerException("remote methods of server '" + server + "'", cause.getMessage() + ".",
				"Give each method a name of its own, and each default the type of its parameter.");
	}

}
