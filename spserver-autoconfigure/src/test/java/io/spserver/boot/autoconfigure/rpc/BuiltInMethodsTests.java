package io.spserver.boot.autoconfigure.rpc;

import java.net.InetAddress;
import java.net.Socket;

import io.spserver.Sessions;
import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.boot.autoconfigure.http.TestHttpClient;
import io.spserver.protocol.rpc.RpcCall;
import io.spserver.protocol.rpc.RpcCaller;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcInterceptor;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What an operator can ask and do about servers by remote calls.
 */
class BuiltInMethodsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerRpcAutoConfiguration.class))
		.withPropertyValues("spserver.admin.port=0", "spserver.servers.tcp.protocol=json-rpc",
				"spserver.servers.tcp.port=0")
		.withBean(Service.class);

	@Test
	void serversAndSessionsAreToldAndClosed() {
		this.contextRunner.run((context) -> {
			try (Socket socket = connect(context)) {
				Sessions sessions = context.getBean(Sessions.class);
				await().until(() -> sessions.count("tcp") == 1);
				assertThat(call(context, "list", "[]")).contains("'name':'tcp'", "'state':'running'");
				assertThat(call(context, "stats", "[]")).contains("'uptime'");
				assertThat(call(context, "stats", "['tcp']")).contains("'active':1");
				String id = sessions.list("tcp").get(0).id().toString();
				assertThat(call(context, "sessions", "['tcp']")).contains("'id':'" + id + "'");
				assertThat(call(context, "close", "['" + id + "']")).contains("'result':true");
				assertThat(socket.getInputStream().read()).isEqualTo(-1);
				assertThat(call(context, "close", "['tcp#999']")).contains("'result':false");
				assertThat(call(context, "close", "['x']")).contains("-32602");
				assertThat(call(context, "stats", "['none']")).contains("-32602", "there is no server 'none'");
			}
		});
	}

	@Test
	void pausedServerTakesConnectionsWhenItIsResumed() {
		this.contextRunner.run((context) -> {
			Sessions sessions = context.getBean(Sessions.class);
			try (Socket before = connect(context)) {
				await().until(() -> sessions.count("tcp") == 1);
				assertThat(call(context, "pause", "['tcp']")).contains("'result':'paused'");
				try (Socket meanwhile = connect(context)) {
					ping(before);
					assertThat(sessions.count("tcp")).isEqualTo(1);
					assertThat(call(context, "resume", "['tcp']")).contains("'result':'running'");
					ping(meanwhile);
				}
			}
			assertThat(call(context, "pause", "['admin']")).contains("-32602");
			assertThat(call(context, "pause", "['none']")).contains("-32602");
		});
	}

	@Test
	void limitsAreChangedWithinBounds() {
		this.contextRunner.run((context) -> {
			assertThat(call(context, "limits", "['tcp']")).contains("'maxConnections':1024", "'requestQueueSize':128");
			assertThat(call(context, "limits", "{'server':'tcp','maxConnections':1,'maxThreads':2}"))
				.contains("'maxConnections':1,", "'maxThreads':2", "'requestQueueSize':128");
			try (Socket first = connect(context)) {
				ping(first);
				try (Socket second = connect(context)) {
					assertThat(new String(second.getInputStream().readAllBytes())).contains("-32000", "System busy");
				}
			}
			assertThat(call(context, "limits", "['tcp',0]")).contains("-32602");
			assertThat(call(context, "limits", "['tcp',null,1000000]")).contains("-32602");
		});
	}

	@Test
	void methodsAreForKnownUsersUnlessOnLoopback() {
		this.contextRunner.run((context) -> {
			BuiltInMethods builtIn = context.getBean(BuiltInMethods.class);
			RpcMethods all = builtIn.addTo(RpcMethods.empty());
			RpcInterceptor.Chain chain = (call) -> "called";
			RpcCall list = new RpcCall(all.methods().get(0), RpcCaller.unknown());
			assertThatExceptionOfType(RpcException.class).isThrownBy(() -> builtIn.intercept(list, chain))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo(-32001));
			RpcMethod other = RpcMethod.builder("other", (arguments) -> null).build();
			assertThat(builtIn.intercept(new RpcCall(other, RpcCaller.unknown()), chain)).isEqualTo("called");
		});
	}

	@Test
	void serversThatThereAreAreDescribed() {
		this.contextRunner.run((context) -> {
			String document = new TestHttpClient(context.getEnvironment(), "admin")
				.post("/rpc", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}")
				.body();
			JsonNode methods = JsonMapper.shared().readTree(document).at("/result/methods");
			assertThat(schema(methods, "server.resume").get("enum").toString()).isEqualTo("[\"admin\",\"tcp\"]");
			assertThat(schema(methods, "server.pause").get("enum").toString()).isEqualTo("[\"tcp\"]");
			assertThat(schema(methods, "server.stats").get("enum").toString()).startsWith("[\"admin\",\"tcp\"");
			assertThat("tcp#12").matches(schema(methods, "server.close").get("pattern").stringValue());
		});
	}

	private static JsonNode schema(JsonNode methods, String name) {
		return methods.valueStream()
			.filter((method) -> method.get("name").stringValue().equals(name))
			.findFirst()
			.orElseThrow()
			.at("/params/0/schema");
	}

	@Test
	void methodOfTheApplicationWins() {
		this.contextRunner.withBean(Own.class)
			.run((context) -> assertThat(call(context, "list", "[]")).contains("'result':'own'"));
	}

	private static String call(AssertableApplicationContext context, String method, String params) {
		String request = "{'jsonrpc':'2.0','id':1,'method':'server." + method + "','params':" + params + "}";
		return new TestHttpClient(context.getEnvironment(), "admin").post("/rpc", request.replace('\'', '"'))
			.body()
			.replace('"', '\'');
	}

	private static Socket connect(AssertableApplicationContext context) throws Exception {
		int port = context.getEnvironment().getRequiredProperty("local.spserver.tcp.port", Integer.class);
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
		socket.setSoTimeout(30_000);
		return socket;
	}

	private static void ping(Socket socket) throws Exception {
		socket.getOutputStream().write("{\"jsonrpc\":\"2.0\",\"method\":\"ping\",\"id\":1}\n".getBytes());
		assertThat(new String(socket.getInputStream().readNBytes(36))).startsWith("{\"jsonrpc\":\"2.0\",\"result\":1");
	}

	@JsonRpcService(server = "tcp")
	static class Service {

		@JsonRpcMethod
		int ping() {
			return 1;
		}

	}

	@JsonRpcService("server")
	static class Own {

		@JsonRpcMethod
		String list() {
			return "own";
		}

	}

}
