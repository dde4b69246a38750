package io.spserver.protocol.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpProblemTests {

	@Test
	void problemIsWrittenAsJson() {
		HttpProblem problem = HttpProblem.of(403, "Your balance is 30.")
			.withType(URI.create("https://example.com/out-of-credit"))
			.withTitle("Out of credit")
			.withInstance(URI.create("/account/12345"))
			.with("balance", 30)
			.with("accounts", Arrays.asList("/a", null, true, 1.5, Map.of("b", 2L), List.of(), Map.of()));
		assertThat(json(problem)).isEqualTo("{\"status\":403,\"title\":\"Out of credit\","
				+ "\"detail\":\"Your balance is 30.\",\"type\":\"https://example.com/out-of-credit\","
				+ "\"instance\":\"/account/12345\",\"balance\":30,"
				+ "\"accounts\":[\"/a\",null,true,1.5,{\"b\":2},[],{}]}");
	}

	@Test
	void statusAloneDescribesAProblem() {
		assertThat(json(HttpProblem.of(404, null))).isEqualTo("{\"status\":404,\"title\":\"Not Found\"}");
		assertThat(HttpProblem.of(404, null)).hasToString("404 Not Found");
	}

	@Test
	void textCannotEndItsQuotes() {
		assertThat(json(HttpProblem.of(400, "\"\\\n\r\t\0\u001f\u007f\u2028\u00e4\ud83d\ude00\ud800")))
			.contains("\"\\\"\\\\\\n\\r\\t\\u0000\\u001f\\u007f\\u2028\u00e4\\ud83d\\ude00\\ud800\"");
		assertThat(json(HttpProblem.of(400, null).with("a\"b", "c"))).endsWith("\"a\\\"b\":\"c\"}");
	}

	@Test
	void membersArePlainValues() {
		HttpProblem problem = HttpProblem.of(400, null);
		assertThatIllegalArgumentException().isThrownBy(() -> problem.with("status", 1));
		assertThatIllegalArgumentException().isThrownBy(() -> problem.with("a", Double.NaN));
		assertThatIllegalArgumentException().isThrownBy(() -> problem.with("a", new Object()));
		assertThatIllegalArgumentException().isThrownBy(() -> problem.with("a", List.of(List.of(new Object()))));
		assertThatIllegalArgumentException().isThrownBy(() -> HttpProblem.of(200, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/problem+json", "application/*",
			"application/json, text/plain, */*", "text/plain, application/json", "text/plain;q=0.5, application/json",
			"text/html, application/json" })
	void clientThatPrefersJsonGetsIt(String accept) {
		HttpResponse response = HttpProblem.of(404, "No such thing.").response(request("Accept", accept));
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.headers())
			.isEqualTo(HttpHeaders.of("Content-Type", "application/problem+json", "Vary", "Accept"));
		assertThat(response.body()).asString(StandardCharsets.UTF_8).contains("\"detail\":\"No such thing.\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "text/plain", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
			"image/png", "garbage", "text/plain, application/json;q=0.9", "application/json;q=0, */*" })
	void anyOtherClientGetsText(String accept) {
		HttpResponse response = HttpProblem.of(404, "No such thing.").response(request("Accept", accept));
		assertThat(response.headers().first("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
		assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo("No such thing.");
	}

	@Test
	void clientWithoutPreferenceGetsText() {
		HttpResponse response = HttpProblem.of(404, null).response(request());
		assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo("Not Found");
	}

	private static HttpRequest request(String... fields) {
		return HttpRequest.of(new TestSession(), "GET", "/", HttpHeaders.of(fields), new byte[0]);
	}

	private static String json(HttpProblem problem) {
		return new String(problem.json(), StandardCharsets.UTF_8);
	}

}
