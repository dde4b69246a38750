package io.spserver.boot.autoconfigure.rpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.AdminProperties;
import io.spserver.boot.autoconfigure.ServerProperties;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.boot.autoconfigure.http.HttpServerContributor;
import io.spserver.boot.handler.SpHandlerBeans;
import io.spserver.protocol.http.HttpProtocol;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import io.spserver.protocol.rpc.jackson.JacksonConversion;
import io.spserver.protocol.rpc.jackson.JsonRpcHandler;
import io.spserver.protocol.rpc.xml.XmlRpcHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives the admin server routes for JSON-RPC and XML-RPC, and any other HTTP server that
 * has methods.
 */
final class RpcRoutes implements HttpServerContributor {

	/** The protocols that carry remote calls. */
	static final List<String> PROTOCOLS = List.of(HttpProtocol.NAME);

	private static final String PATH = "/rpc";

	private static final String XML_PATH = "/RPC2";

	private final RpcServiceBeans services;

	private final SpHandlerBeans beans;

	private final JsonMapper mapper;

	private final RpcOptionsFactory options;

	private final SpServerProperties properties;

	RpcRoutes(RpcServiceBeans services, SpHandlerBeans beans, JsonMapper mapper, RpcOptionsFactory options,
			SpServerProperties properties) {
		this.services = services;
		this.beans = beans;
		this.mapper = mapper;
		this.options = options;
		this.properties = properties;
	}

	@Override
	public void check(Collection<String> servers) {
		this.services.check(servers, this::protocol);
	}

	private String protocol(String server) {
		ServerProperties found = this.properties.servers().get(server);
		return (found != null) ? found.protocol() : HttpProtocol.NAME;
	}

	@Override
	public HttpRoutes routes(String server, HttpRoutes present) {
		boolean admin = SpServerPropertyNames.ADMIN.equals(server);
		RpcMethods methods = methods(server);
		if (!admin && methods.methods().isEmpty()) {
			return HttpRoutes.empty();
		}
		RpcOptions serverOptions = this.options.create(server);
		AdminProperties paths = this.properties.admin();
		try {
			return HttpRoutes.builder()
				.post((admin) ? paths.rpcPath() : PATH, new JsonRpcHandler(methods, this.mapper, serverOptions))
				.post((admin) ? paths.xmlRpcPath() : XML_PATH,
						new XmlRpcHandler(methods, new JacksonConversion(this.mapper), serverOptions))
				.build();
		}
		catch (IllegalArgumentException ex) {
			throw invalid(server, ex);
		}
	}

	private RpcMethods methods(String server) {
		List<RpcMethods> parts = new ArrayList<>(this.beans.get(RpcMethods.class, server, SpServerPropertyNames.ADMIN));
		parts.add(this.services.methods(server));
		try {
			return RpcMethods.of(parts);
		}
		catch (IllegalArgumentException ex) {
			throw invalid(server, ex);
		}
	}

	private static InvalidHandlerException invalid(String server, IllegalArgumentException cause) {
		return new InvalidHandlerException("remote methods of server '" + server + "'", cause.getMessage() + ".",
				"Give each method a name of its own, and each default the type of its parameter.");
	}

}
