package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.tcp.JsonFraming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link JsonRpcClient} with our own servers.
 */
@Timeout(60)
class JsonRpcClientTests {

	private final Calculator.Implementation bean = new Calculator.Implementation();

	private CallServer server;

	@BeforeEach
	void start() throws IOException {
		RpcMethods.Builder methods = RpcMethods.builder();
		Arrays.stream(Calculator.Implementation.class.getDeclaredMethods())
			.filter((method) -> !method.isSynthetic())
			.forEach((method) -> methods.add(RpcMethod.of("calc." + method.getName(), this.bean, method)));
		this.server = new CallServer(methods.build());
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	private JsonRpcClientBuilder client(String scheme) {
		return JsonRpcClient.builder(this.server.uri(scheme)).prefix("calc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "tcp" })
	void methodsAreCalled(String scheme) {
		try (JsonRpcClient client = client(scheme).build()) {
			Calculator calculator = client.proxy(Calculator.class);
			assertThat(calculator.add(1, 2)).isEqualTo(3);
			assertThat(calculator.twice(4)).isEqualTo(8);
			BigDecimal exact = new BigDecimal("12345678901234567890.1234567890123456789000");
			assertThat(calculator.same(exact)).isEqualTo(exact);
			assertThat(calculator.mirrored(List.of(new Calculator.Point(1, 2))))
				.containsExactly(new Calculator.Point(2, 1));
			assertThat(calculator.sum()).isZero();
			assertThat(calculator.sum(1, 2, 3)).isEqualTo(6);
			assertThat(calculator.count("a", null, 3)).isEqualTo(3);
			assertThat(calculator.greet(null, Optional.empty())).isEqualTo("Hello, dear stranger");
			assertThat(calculator.greet("Ada", Optional.of("Lady"))).isEqualTo("Hello, Lady Ada");
			assertThat(calculator.maybe(true)).hasValue(1);
			assertThat(calculator.maybe(false)).isEmpty();
			assertThat(calculator.nothing()).isNull();
			calculator.remember("grüße\nan alle");
			assertThat(this.bean.remembered).isEqualTo("grüße\nan alle");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "tcp" })
	void parametersAreNamed(String scheme) {
		try (JsonRpcClient client = client(scheme).namedParameters(true).build()) {
			Calculator calculator = client.proxy(Calculator.class);
			assertThat(calculator.add(1, 2)).isEqualTo(3);
			assertThat(calculator.sum(1, 2)).isEqualTo(3);
			assertThat(calculator.greet(null, Optional.empty())).isEqualTo("Hello, dear stranger");
			assertThat(calculator.greet("Ada", Optional.empty())).isEqualTo("Hello, dear Ada");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "tcp" })
	void errorsAreExceptions(String scheme) {
		try (JsonRpcClient client = client(scheme).build()) {
			Calculator calculator = client.proxy(Calculator.class);
			assertThatExceptionOfType(JsonRpcException.class).isThrownBy(() -> calculator.fail(7))
				.withMessage("planned (7)")
				.satisfies((ex) -> {
					assertThat(ex.code()).isEqualTo(7);
					assertThat(ex.data(Calculator.Point.class)).isEqualTo(new Calculator.Point(1, 7));
				});
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> calculator.failLater(8).get())
				.havingCause()
				.isInstanceOfSatisfying(JsonRpcException.class, (ex) -> assertThat(ex.data()).isNull());
			assertThatExceptionOfType(JsonRpcException.class)
				.isThrownBy(() -> client.call("calc.missing", null, int.class))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo(-32601));
			assertThatExceptionOfType(UncheckedIOException.class)
				.isThrownBy(() -> client.proxy(WrongResults.class).nothing())
				.withMessageContaining("'calc.nothing'")
				.withMessageContaining("null");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "tcp" })
	void resultsComeLater(String scheme) throws Exception {
		try (JsonRpcClient client = client(scheme).build()) {
			Calculator calculator = client.proxy(Calculator.class);
			assertThat(calculator.pointsLater(2).toCompletableFuture().get()).hasSize(2)
				.contains(new Calculator.Point(1, 2));
			List<CompletableFuture<Integer>> sums = IntStream.range(0, 200)
				.mapToObj((i) -> calculator.addLater(i, 1))
				.toList();
			for (int i = 0; i < sums.size(); i++) {
				assertThat(sums.get(i).get()).isEqualTo(i + 1);
			}
			assertThat(calculator.addLater(1, 1).thenApply((two) -> calculator.add(two, 1)).get()).isEqualTo(3);
			assertThat(client.callLater("calc.add", List.of(1, 2), int.class).get()).isEqualTo(3);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "tcp" })
	void notificationsWaitForNoAnswer(String scheme) throws Exception {
		try (JsonRpcClient client = client(scheme).notifications(true).build()) {
			client.proxy(Calculator.class).remember("by method");
			await().until(() -> this.bean.remembered.equals("by method"));
			client.proxy(Calculator.class).fail(1);
			client.notify("calc.remember", Map.of("text", "by name"));
			await().until(() -> this.bean.remembered.equals("by name"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "tcp" })
	void batchesAreSentTogether(String scheme) throws Exception {
		try (JsonRpcClient client = client(scheme).build()) {
			JsonRpcClientBatch batch = client.batch();
			CompletableFuture<Integer> three = batch.call("calc.add", List.of(1, 2), Integer.class);
			CompletableFuture<Void> failure = batch.call("calc.fail", List.of(5), Void.class);
			CompletableFuture<Integer> seven = batch.proxy(Calculator.class).addLater(3, 4);
			batch.notify("calc.remember", List.of("in a batch"));
			assertThatIllegalStateException().isThrownBy(() -> batch.proxy(Calculator.class).add(1, 1))
				.withMessageContaining("CompletionStage");
			assertThat(three).isNotDone();
			batch.send().get();
			assertThat(three.get()).isEqualTo(3);
			assertThat(seven.get()).isEqualTo(7);
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(failure::get)
				.havingCause()
				.isInstanceOf(JsonRpcException.class);
			assertThat(this.bean.remembered).isEqualTo("in a batch");
			assertThatIllegalStateException().isThrownBy(batch::send);
			client.batch().send().get();
			client.batch().notify("calc.remember", List.of("alone")).send().get();
			await().until(() -> this.bean.remembered.equals("alone"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "NEWLINE", "CONTENT_LENGTH" })
	void serverNotifiesOverTcp(JsonFraming framing) throws Exception {
		LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
		try (JsonRpcClient client = client("tcp").framing(framing)
			.onNotification((method, params) -> heard.add(method + " " + params))
			.build()) {
			assertThat(client.proxy(Calculator.class).add(1, 2)).isEqualTo(3);
			assertThat(this.server.notifyAll("changed", List.of("prices"))).isEqualTo(1);
			assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("changed [\"prices\"]");
		}
	}

	@Test
	void closedConnectionIsOpenedAgain() {
		try (JsonRpcClient client = client("tcp").build()) {
			Calculator calculator = client.proxy(Calculator.class);
			assertThat(calculator.add(1, 2)).isEqualTo(3);
			this.server.closeSessions();
			await().ignoreExceptions().until(() -> calculator.add(1, 2) == 3);
			await().until(() -> this.server.sessions() == 1);
		}
		await().until(() -> this.server.sessions() == 0);
	}

	@Test
	void nothingIsCalledAfterTheEnd() throws Exception {
		ClosableCalculator calculator = JsonRpcClient.create(ClosableCalculator.class, this.server.tcp());
		assertThatExceptionOfType(JsonRpcException.class).isThrownBy(() -> calculator.add(1, 2));
		calculator.close();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> calculator.add(1, 2))
			.withMessageContaining("closed");
	}

	@Test
	void requestsCarryCredentials() {
		URI uri = this.server.http("/rpc");
		JsonRpcClient.builder(uri).prefix("calc").basic("ada", "geheim").build().proxy(Calculator.class).add(1, 2);
		JsonRpcClient.builder(uri)
			.prefix("calc")
			.bearer(() -> "token")
			.header("X-Tenant", "a")
			.build()
			.proxy(Calculator.class)
			.add(1, 2);
		assertThat(this.server.requests).extracting((request) -> request.headers().first("Authorization"))
			.containsExactly("Basic YWRhOmdlaGVpbQ==", "Bearer token");
		assertThat(this.server.requests.get(1).headers().first("X-Tenant")).isEqualTo("a");
	}

	@Test
	void otherStatusIsAnException() {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> JsonRpcClient.builder(this.server.http("/closed")).build().call("a", null, String.class))
			.withMessageContaining("HTTP status 401");
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> JsonRpcClient.builder(this.server.http("/closed")).build().notify("a", null))
			.withMessageContaining("HTTP status 401");
	}

	/** Has a method that promises what the remote one does not. */
	interface WrongResults {

		int nothing();

	}

	/** Has a connection of its own. */
	interface ClosableCalculator extends AutoCloseable {

		int add(int a, int b) throws IOException;

	}

}
