package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.spserver.HandlerFactory;
import io.spserver.Pattern;
import io.spserver.Protocol;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.protocol.http.HttpHandlerFactory;
import io.spserver.protocol.http.HttpProtocol;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import io.spserver.protocol.rpc.jackson.JsonRpcConnections;
import io.spserver.protocol.rpc.jackson.JsonRpcHandler;
import io.spserver.protocol.rpc.jackson.JsonRpcNotifier;
import io.spserver.protocol.rpc.jackson.JsonRpcProcessor;
import io.spserver.protocol.rpc.tcp.JsonFraming;
import io.spserver.protocol.rpc.tcp.JsonRpcProtocol;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers calls over HTTP and straight over TCP, on free ports.
 */
final class CallServer implements AutoCloseable {

	private final SpServerRuntime runtime = new SpServerRuntime(new RuntimeOptions(Transport.AUTO, 1, 8, false),
			List.of());

	private final SpServer http;

	private final SpServer tcp;

	final List<HttpRequest> requests = new CopyOnWriteArrayList<>();

	private final @Nullable TlsOptions tls;

	CallServer(RpcMethods methods) throws IOException {
		this(methods, null);
	}

	CallServer(RpcMethods methods, @Nullable TlsOptions tls) throws IOException {
		this.tls = tls;
		JsonRpcHandler handler = new JsonRpcHandler(methods, JsonMapper.shared());
		HttpRoutes routes = HttpRoutes.builder().post("/rpc", (request) -> {
			this.requests.add(request);
			return handler.handle(request);
		}).post("/closed", (request) -> HttpResponse.text(401, "Who are you?")).build();
		this.http = start(new HttpProtocol(), new HttpHandlerFactory(routes));
		JsonRpcConnections connections = new JsonRpcConnections(
				new JsonRpcProcessor(methods, JsonMapper.shared(), RpcOptions.defaults()), JsonFraming.AUTO, 1,
				Runnable::run);
		this.tcp = start(new JsonRpcProtocol(JsonFraming.AUTO), (session) -> connections);
	}

	private SpServer start(Protocol protocol, HandlerFactory handlers) throws IOException {
		SpServer server = this.runtime.create(
				ServerOptions.builder(protocol.name(), protocol).pattern(Pattern.LEADER_FOLLOWERS).build(), handlers,
				this.tls);
		server.start();
		return server;
	}

	URI http(String path) {
		return URI.create("http://127.0.0.1:" + port(this.http) + path);
	}

	URI tcp() {
		return URI.create("tcp://127.0.0.1:" + port(this.tcp));
	}

	URI uri(String scheme) {
		return switch (scheme) {
			case "http" -> http("/rpc");
			case "https" -> URI.create("https://localhost:" + port(this.http) + "/rpc");
			case "tls" -> URI.create("tls://localhost:" + port(this.tcp));
			default -> tcp();
		};
	}

	private static int port(SpServer server) {
		return ((InetSocketAddress) Objects.requireNonNull(server.localAddress())).getPort();
	}

	int notifyAll(String method, Object params) {
		return new JsonRpcNotifier(JsonMapper.shared(), this.runtime.sessions()).notifyAll(this.tcp.name(), method,
				params);
	}

	/** Closes the connections over TCP. */
	void closeSessions() {
		this.runtime.sessions().list(this.tcp.name()).forEach((session) -> session.close());
	}

	int sessions() {
		return this.runtime.sessions().count(this.tcp.name());
	}

	@Override
	public void close() {
		this.runtime.close();
	}

}
