package io.spserver.boot.autoconfigure.rpc;

import java.util.Collection;
import java.util.List;

import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.AdminProperties;
import io.spserver.boot.autoconfigure.ServerProperties;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.boot.autoconfigure.http.HttpServerContributor;
import io.spserver.protocol.http.HttpProtocol;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import io.spserver.protocol.rpc.jackson.JacksonConversion;
import io.spserver.protocol.rpc.jackson.JsonRpcHandler;
import io.spserver.protocol.rpc.xml.XmlRpcHandler;
import io.spserver.protocol.rpc.tcp.JsonRpcProtocol;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives the admin server routes for JSON-RPC and XML-RPC, and any other HTTP server that
 * has methods.
 */
final class RpcRoutes implements HttpServerContributor {

	/** The protocols that carry remote calls. */
	static final List<String> PROTOCOLS = List.of(HttpProtocol.NAME, JsonRpcProtocol.NAME);

	private static final String PATH = "/rpc";

	private static final String XML_PATH = "/RPC2";

	private final RpcServerMethods methods;

	private final JsonMapper mapper;

	private final RpcOptionsFactory options;

	private final SpServerProperties properties;

	RpcRoutes(RpcServerMethods methods, JsonMapper mapper, RpcOptionsFactory options, SpServerProperties properties) {
		this.methods = methods;
		this.mapper = mapper;
		this.options = options;
		this.properties = properties;
	}

	@Override
	public void check(Collection<String> servers) {
		this.methods.check(servers, this::protocol);
	}

	private String protocol(String server) {
		ServerProperties found = this.properties.servers().get(server);
		return (found != null) ? found.protocol() : HttpProtocol.NAME;
	}

	@Override
	public HttpRoutes routes(String server, HttpRoutes present) {
		boolean admin = SpServerPropertyNames.ADMIN.equals(server);
		RpcMethods found = this.methods.get(server);
		if (!admin && found.methods().isEmpty()) {
			return HttpRoutes.empty();
		}
		RpcOptions serverOptions = this.options.create(server);
		AdminProperties paths = this.properties.admin();
		try {
			return HttpRoutes.builder()
				.post((admin) ? paths.rpcPath() : PATH,
						new JsonRpcHandler(this.methods.discoverable(found), this.mapper, serverOptions))
				.post((admin) ? paths.xmlRpcPath() : XML_PATH,
						new XmlRpcHandler(found, new JacksonConversion(this.mapper), serverOptions))
				.build();
		}
		catch (IllegalArgumentException ex) {
			throw RpcServerMethods.invalid(server, ex);
		}
	}

}
