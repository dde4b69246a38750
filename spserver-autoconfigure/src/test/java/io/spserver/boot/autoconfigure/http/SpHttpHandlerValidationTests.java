package io.spserver.boot.autoconfigure.http;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;

import io.spserver.boot.annotation.SpHttpHandler;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.test.json.JsonAssert;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the validation of arguments of methods of a {@link SpHttpHandler}.
 */
class SpHttpHandlerValidationTests {

	private Locale locale = Locale.ROOT;

	@BeforeEach
	void speakEnglish() {
		this.locale = Locale.getDefault();
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void restoreLocale() {
		Locale.setDefault(this.locale);
	}

	@Test
	void validBodyIsAccepted() {
		HandlerApplication.run(Orders.class,
				(client) -> assertThat(HandlerApplication
					.post(client, "/orders", "application/json", "{\"name\":\"a\",\"lines\":[{\"count\":1}]}")
					.body()).isEqualTo("a"));
	}

	@Test
	void errorsOfABodyAreListed() {
		HandlerApplication.run(Orders.class, (client) -> {
			HttpResponse<String> response = HandlerApplication.post(client, "/orders", "application/json",
					"{\"name\":\" \",\"lines\":[{\"count\":-1}]}");
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(HandlerApplication.contentType(response)).isEqualTo("application/problem+json");
			assertMatches("""
					{"type": "about:blank", "title": "Bad Request", "status": 400, "detail": "Invalid request content.",
						"instance": "/orders", "errors": [
							{"field": "name", "message": "must not be blank"},
							{"field": "lines[0].count", "message": "must be greater than 0"}]}""", response);
		});
	}

	@Test
	void groupsAreHonoured() {
		HandlerApplication.run(Orders.class, (client) -> {
			HttpResponse<String> response = client
				.exchange("/orders", (request) -> request.header("Content-Type", "application/json")
					.PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"name\":\"long name\",\"lines\":[]}")));
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(response.body()).contains("\"field\":\"name\"", "size must be between");
		});
	}

	@Test
	void errorsOfParametersAreListed() {
		HandlerApplication.run(Orders.class, (client) -> {
			assertThat(client.get("/orders/5?size=10").body()).isEqualTo("5 10");
			HttpResponse<String> response = client.get("/orders/-5?size=1000");
			assertThat(response.statusCode()).isEqualTo(400);
			assertMatches("""
					{"type": "about:blank", "title": "Bad Request", "status": 400, "detail": "Validation failure",
						"instance": "/orders/-5", "errors": [
							{"field": "id", "message": "must be greater than 0"},
							{"field": "size", "message": "must be less than or equal to 100"}]}""", response);
		});
	}

	@Test
	void errorsOfElementsAreListed() {
		HandlerApplication.run(Orders.class, (client) -> {
			HttpResponse<String> response = HandlerApplication.post(client, "/names", "application/json",
					"[\"a\", \"\"]");
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(response.body()).contains("{\"field\":\"names[1]\",\"message\":\"must not be blank\"}");
			HttpResponse<String> lines = HandlerApplication.post(client, "/lines", "application/json",
					"[{\"count\": 1}, {\"count\": 0}]");
			assertThat(lines.statusCode()).isEqualTo(400);
			assertThat(lines.body()).contains("{\"field\":\"[1].count\",\"message\":\"must be greater than 0\"}");
		});
	}

	@Test
	void classMayBeValidatedByAProxy() {
		HandlerApplication.run(Proxied.class, (client) -> {
			assertThat(client.get("/proxied/1").body()).isEqualTo("1");
			assertThat(client.get("/proxied/-1").statusCode()).isEqualTo(400);
		});
	}

	private static void assertMatches(String expected, HttpResponse<String> response) {
		JsonAssert.comparator(JsonCompareMode.LENIENT).assertIsMatch(expected, response.body());
	}

	interface Strict {

	}

	record Line(@Positive int count) {
	}

	record Order(@NotBlank @Size(max = 3, groups = Strict.class) String name, List<@Valid Line> lines) {
	}

	@SpHttpHandler
	static class Orders {

		@PostMapping("/orders")
		String create(@Valid @RequestBody Order order) {
			return order.name();
		}

		@PutMapping("/orders")
		String replace(@Validated(Strict.class) @RequestBody Order order) {
			return order.name();
		}

		@GetMapping("/orders/{id}")
		String find(@PathVariable @Positive int id, @RequestParam @Max(100) int size) {
			return id + " " + size;
		}

		@PostMapping("/lines")
		String lines(@Valid @RequestBody List<Line> lines) {
			return lines.toString();
		}

		@PostMapping("/names")
		String names(@RequestBody List<@NotBlank String> names) {
			return names.toString();
		}

	}

	@SpHttpHandler
	@Validated
	static class Proxied {

		@GetMapping("/proxied/{id}")
		String find(@PathVariable @Positive int id) {
			return Integer.toString(id);
		}

	}

}
