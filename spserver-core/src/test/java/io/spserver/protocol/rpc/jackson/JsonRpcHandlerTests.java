package io.spserver.protocol.rpc.jackson;

import java.nio.charset.StandardCharsets;

import io.spserver.protocol.http.HttpHeaders;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpStatusException;
import io.spserver.protocol.http.TestSession;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonRpcHandlerTests {

	private static final String CALL = "{\"jsonrpc\":\"2.0\",\"method\":\"twice\",\"params\":[21],\"id\":1}";

	private final JsonRpcHandler handler = new JsonRpcHandler(Calls.methods(new Service()), JsonMapper.shared());

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json-rpc", "application/jsonrequest", "Application/JSON",
			"application/json;charset=utf-8", "application/json; charset=\"UTF-8\"" })
	void callIsAnswered(String contentType) {
		HttpResponse response = post(contentType, CALL);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.headers().first("Content-Type")).isEqualTo("application/json");
		assertThat(new String(response.body(), StandardCharsets.UTF_8))
			.isEqualTo("{\"jsonrpc\":\"2.0\",\"result\":42,\"id\":1}");
	}

	@Test
	void errorHasStatus200() {
		HttpResponse response = post("application/json", "{");
		assertThat(response.status()).isEqualTo(200);
		assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("-32700");
	}

	@Test
	void notificationHasStatus204() {
		HttpResponse response = post("application/json", CALL.replace(",\"id\":1", ""));
		assertThat(response.status()).isEqualTo(204);
		assertThat(response.body()).isEmpty();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
			"application/json-patch+json", "application/jsonp", "application/json;charset=iso-8859-1" })
	void otherContentTypeIs415(String contentType) {
		HttpResponse response = post(contentType, CALL);
		assertThat(response.status()).isEqualTo(415);
		assertThat(response.headers().first("Accept")).isEqualTo("application/json");
	}

	@Test
	void tooLargeBodyIs413() {
		JsonRpcHandler limited = new JsonRpcHandler(RpcMethods.empty(), JsonMapper.shared(),
				RpcOptions.builder().maxBodySize(10).build());
		HttpRequest request = HttpRequest.of(new TestSession(), "POST", "/rpc",
				HttpHeaders.of("Content-Type", "application/json"), new byte[11]);
		assertThat(limited.handle(request).status()).isEqualTo(413);
	}

	@Test
	void unknownCharsetIs415() {
		assertThatExceptionOfType(HttpStatusException.class)
			.isThrownBy(() -> post("application/json;charset=none", CALL))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(415));
	}

	private HttpResponse post(String contentType, String body) {
		HttpHeaders headers = (contentType != null) ? HttpHeaders.of("Content-Type", contentType) : HttpHeaders.empty();
		return this.handler
			.handle(HttpRequest.of(new TestSession(), "POST", "/rpc", headers, body.getBytes(StandardCharsets.UTF_8)));
	}

	static class Service {

		int twice(int n) {
			return 2 * n;
		}

	}

}
