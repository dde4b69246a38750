package io.spserver.boot.autoconfigure.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.Sessions;
import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.protocol.rpc.jackson.JsonRpcNotifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * JSON-RPC straight over TCP.
 */
class JsonRpcOverTcpTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerRpcAutoConfiguration.class))
		.withPropertyValues("spserver.admin.enabled=false", "spserver.servers.tcp.protocol=json-rpc",
				"spserver.servers.tcp.port=0")
		.withBean(Service.class);

	@ParameterizedTest
	@ValueSource(strings = { "half-sync-half-async", "leader-followers" })
	void linesAreAnsweredInOrder(String pattern) {
		this.contextRunner.withPropertyValues("spserver.servers.tcp.pattern=" + pattern).run((context) -> {
			try (Socket socket = connect(context)) {
				send(socket, call("later", 1) + "\n" + call("now", 2) + "\r\n{\n" + call("now", 3) + "\n");
				assertThat(read(socket, 4)).isEqualTo(result(1) + result(2)
						+ "{'jsonrpc':'2.0','error':{'code':-32700,'message':'Parse error'},'id':null}\n" + result(3));
			}
		});
	}

	@Test
	void messagesWithHeadersAreAnsweredWithHeaders() {
		this.contextRunner.run((context) -> {
			try (Socket socket = connect(context)) {
				String call = call("now", 2);
				send(socket, "Content-Length: " + call.length() + "\r\n\r\n" + call);
				String answer = result(2).strip();
				assertThat(new String(socket.getInputStream().readNBytes(22 + answer.length())).replace('"', '\''))
					.isEqualTo("Content-Length: " + answer.length() + "\r\n\r\n" + answer);
			}
		});
	}

	@Test
	void otherProtocolsAreTurnedAway() {
		this.contextRunner.run((context) -> {
			try (Socket socket = connect(context)) {
				send(socket, "POST / HTTP/1.1\r\n\r\n" + call("now", 1) + "\n");
				assertThat(new String(socket.getInputStream().readAllBytes())).contains("-32700")
					.doesNotContain("result");
			}
		});
	}

	@Test
	void requestsOfOneConnectionRunAtOnceIfTheyMay() {
		this.contextRunner.withPropertyValues("spserver.servers.tcp.rpc.concurrency=2").run((context) -> {
			try (Socket socket = connect(context)) {
				send(socket, call("meet", 1) + "\n" + call("meet", 2) + "\n");
				assertThat(read(socket, 2)).contains("'id':1}", "'id':2}");
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "half-sync-half-async", "leader-followers" })
	void requestsThatRunAtOnceTakeNoMoreThreadsThanTheServerMay(String pattern) {
		this.contextRunner
			.withPropertyValues("spserver.servers.tcp.rpc.concurrency=8", "spserver.servers.tcp.max-threads=2",
					"spserver.servers.tcp.pattern=" + pattern)
			.run((context) -> {
				Service service = context.getBean(Service.class);
				try (Socket socket = connect(context)) {
					send(socket, (call("hold", 1) + "\n").repeat(6));
					await().until(() -> service.running.get() == 2);
					service.release.countDown();
					assertThat(read(socket, 6)).contains("'id':1}");
					assertThat(service.most.get()).isEqualTo(2);
				}
			});
	}

	@Test
	void peersAreNotified() {
		this.contextRunner.run((context) -> {
			try (Socket socket = connect(context)) {
				JsonRpcNotifier notifier = context.getBean(JsonRpcNotifier.class);
				await().until(() -> context.getBean(Sessions.class).count("tcp") == 1);
				send(socket, call("now", 1) + "\n");
				read(socket, 1);
				assertThat(notifier.notifyAll("tcp", "changed", Map.of("what", "all"))).isEqualTo(1);
				assertThat(read(socket, 1)).isEqualTo("{'jsonrpc':'2.0','method':'changed','params':{'what':'all'}}\n");
			}
		});
	}

	@Test
	void serverWithoutMethodsStopsTheStart() {
		this.contextRunner
			.withPropertyValues("spserver.servers.other.protocol=json-rpc", "spserver.servers.other.port=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HandlerMappingException.class)
				.extracting((failure) -> ((HandlerMappingException) failure).getAction())
				.asString()
				.contains("@JsonRpcService(server = \"other\")"));
	}

	private static Socket connect(AssertableApplicationContext context) throws IOException {
		int port = context.getEnvironment().getRequiredProperty("local.spserver.tcp.port", Integer.class);
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
		socket.setSoTimeout(30_000);
		return socket;
	}

	private static void send(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
	}

	private static String read(Socket socket, int lines) throws IOException {
		StringBuilder text = new StringBuilder();
		InputStream in = socket.getInputStream();
		for (int read = 0; read < lines;) {
			int c = in.read();
			assertThat(c).isNotNegative();
			text.append((c == '"') ? '\'' : (char) c);
			read += (c == '\n') ? 1 : 0;
		}
		return text.toString();
	}

	private static String call(String method, int id) {
		return "{'jsonrpc':'2.0','method':'" + method + "','params':[" + id + "],'id':" + id + "}";
	}

	private static String result(int id) {
		return "{'jsonrpc':'2.0','result':" + id + ",'id':" + id + "}\n";
	}

	@JsonRpcService(server = "tcp")
	static class Service {

		private final CyclicBarrier both = new CyclicBarrier(2);

		private final CountDownLatch release = new CountDownLatch(1);

		private final AtomicInteger running = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		@JsonRpcMethod
		int hold(int n) throws InterruptedException {
			this.most.accumulateAndGet(this.running.incrementAndGet(), Math::max);
			this.release.await();
			this.running.decrementAndGet();
			return n;
		}

		@JsonRpcMethod
		int now(int n) {
			return n;
		}

		@JsonRpcMethod
		CompletableFuture<Integer> later(int n) {
			return CompletableFuture.supplyAsync(() -> n);
		}

		@JsonRpcMethod
		int meet(int n) throws Exception {
			this.both.await();
			return n;
		}

	}

}
