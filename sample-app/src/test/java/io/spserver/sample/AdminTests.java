package io.spserver.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import io.spserver.boot.annotation.LocalSpServerPort;
import io.spserver.protocol.rpc.jackson.client.JsonRpcClient;
import io.spserver.protocol.rpc.jackson.client.JsonRpcException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.json.JsonAssert;
import org.springframework.test.json.JsonCompareMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the admin server: page, statistics and remote calls.
 */
@SampleTest
class AdminTests {

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@LocalSpServerPort("admin")
	private int port;

	@Autowired
	private ChatRoom room;

	@Test
	void saysHello() throws Exception {
		HttpResponse<String> response = get("/hello/Ada%20L");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("Hello, Ada L!");
	}

	@Test
	void unknownPathIsNotFound() throws Exception {
		assertThat(get("/nothing").statusCode()).isEqualTo(404);
	}

	@Test
	void statisticsShowServers() throws Exception {
		JsonAssert.comparator(JsonCompareMode.LENIENT)
			.assertIsMatch("""
					{"application": "spserver-sample", "servers": [
						{"name": "admin", "protocol": "http", "pattern": "leader-followers", "state": "running"},
						{"name": "echo", "protocol": "line", "pattern": "half-sync-half-async", "state": "running"},
						{"name": "chat", "protocol": "line", "pattern": "leader-followers", "state": "running"},
						{"name": "mail", "protocol": "smtp", "pattern": "half-sync-half-async", "state": "running"},
						{"name": "rpc-tcp", "protocol": "json-rpc", "state": "running"},
						{"name": "secure", "protocol": "tunnel", "targets": [{"name": "echo", "state": "up"}]}]}""",
					get("/stats").body());
	}

	@Test
	void answersForActuator() throws Exception {
		HttpResponse<String> response = get("/actuator/health");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"status\":\"UP\"");
	}

	@Test
	void adds() throws Exception {
		assertAnswer("""
				{"jsonrpc": "2.0", "id": 1, "method": "calc.add", "params": [2, 3]}""", """
				{"jsonrpc": "2.0", "id": 1, "result": 5}""");
	}

	@Test
	void divisionByZeroIsAnErrorOfTheApplication() {
		assertThatExceptionOfType(JsonRpcException.class)
			.isThrownBy(() -> calls().call("calc.divide", Map.of("a", 1, "b", 0), BigDecimal.class))
			.withMessage("Division by zero (1001)")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(1001));
	}

	@Test
	void numbersThatWouldTakeMinutesAreRefused() {
		assertThatExceptionOfType(JsonRpcException.class)
			.isThrownBy(() -> calls().call("calc.add", List.of(new BigDecimal("1e5000000"), 1), BigDecimal.class))
			.withMessage("The exponent is too large (-32602)");
	}

	@Test
	void saysAndKicksInChat(@LocalSpServerPort("chat") int chatPort) throws Exception {
		try (LineClient ann = new LineClient(chatPort)) {
			ann.read();
			assertThat(ann.send("ann").read()).startsWith("Hello");
			assertThat(calls().call("chat.say", Map.of("text", "lunch"), int.class)).isEqualTo(1);
			assertThat(ann.read()).isEqualTo("operator: lunch");
			assertThat(calls().call("chat.kick", List.of("ann"), boolean.class)).isTrue();
			assertThat(ann.read()).isNull();
		}
		await().until(() -> this.room.nicks().isEmpty());
	}

	private JsonRpcClient calls() {
		return JsonRpcClient.builder(uri("/rpc")).build();
	}

	private void assertAnswer(String call, String answer) throws Exception {
		HttpResponse<String> response = client.send(HttpRequest.newBuilder(uri("/rpc"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(call))
			.build(), BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		JsonAssert.comparator(JsonCompareMode.STRICT).assertIsMatch(answer, response.body());
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

}
