package io.spserver.boot.autoconfigure.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.spserver.boot.annotation.SpHttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpStatusException;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what becomes of errors in methods of a {@link SpHttpHandler}.
 */
class SpHttpHandlerErrorTests {

	@Test
	void missingParameterIsAProblem() {
		HandlerApplication.run(Failing.class, (client) -> {
			HttpResponse<String> response = client.get("/number/1");
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(HandlerApplication.contentType(response)).isEqualTo("application/problem+json");
			assertThat(response.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
					+ "\"detail\":\"Required parameter 'size' is not present.\",\"instance\":\"/number/1\"}");
			assertThat(client.get("/number/1?size=").body()).contains("Required parameter 'size' is not present.");
			assertThat(client.get("/number/1?size=1").body()).contains("Required header 'X-Token' is not present.");
		});
	}

	@Test
	void valueThatCannotBeConvertedIsAProblem() {
		HandlerApplication.run(Failing.class, (client) -> {
			HttpResponse<String> response = client.get("/number/abc?size=1");
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(response.body()).contains("\"detail\":\"Failed to convert 'number' with value: 'abc'\"");
		});
	}

	@Test
	void unreadableBodyIsAProblem() {
		HandlerApplication.run(Failing.class, (client) -> {
			HttpResponse<String> malformed = HandlerApplication.post(client, "/body", "application/json", "{\"a\":");
			assertThat(malformed.statusCode()).isEqualTo(400);
			assertThat(malformed.body()).contains("\"detail\":\"Failed to read request\"").doesNotContain("Exception");
			assertThat(HandlerApplication.post(client, "/body", "application/json", "").body())
				.contains("\"detail\":\"Failed to read request\"");
		});
	}

	@Test
	void exceptionsWithAStatusAreProblems() {
		HandlerApplication.run(Failing.class, (client) -> {
			assertProblem(client.get("/throws/status"), 404, "Not here");
			assertProblem(client.get("/throws/response"), 409, "Conflict");
			assertProblem(client.get("/throws/annotated"), 423, "Short and stout");
			assertProblem(client.get("/throws/caused"), 423, "Short and stout");
			assertProblem(client.get("/throws/core"), 429, "Slower");
			assertProblem(client.get("/later"), 404, "Not here");
		});
	}

	@Test
	void otherExceptionsShowNothing() {
		HandlerApplication.run(Failing.class, (client) -> {
			for (String path : List.of("/throws/other", "/later-other")) {
				HttpResponse<String> response = client.get(path);
				assertThat(response.statusCode()).isEqualTo(500);
				assertThat(response.body()).doesNotContain("secret", "Exception");
			}
		});
	}

	@Test
	void exceptionsAreHandledByMethodsOfTheClass() {
		HandlerApplication.run(Handling.class, (client) -> {
			HttpResponse<String> io = client.get("/io");
			assertThat(io.statusCode()).isEqualTo(503);
			assertThat(io.body()).isEqualTo("/io: disk");
			HttpResponse<String> caused = client.get("/caused");
			assertThat(caused.statusCode()).isEqualTo(422);
			assertThat(caused.body()).isEqualTo("{\"cause\":\"inner\"}");
			assertThat(client.get("/later").body()).isEqualTo("/later: disk");
			assertThat(client.get("/conversion/x").body()).contains("own words");
		});
	}

	@Test
	void exceptionHandlersAreChosenByWhatThePeerAccepts() {
		HandlerApplication.run(Handling.class, (client) -> {
			assertThat(HandlerApplication.accept(client, "/state", "text/html").body()).isEqualTo("<p>state</p>");
			assertThat(HandlerApplication.accept(client, "/state", "application/json").body())
				.isEqualTo("{\"error\":\"state\"}");
		});
	}

	@Test
	void exceptionHandlerThatFailsLeavesTheException() {
		HandlerApplication.run(Handling.class, (client) -> assertProblem(client.get("/hopeless"), 404, "first"));
	}

	private static void assertProblem(HttpResponse<String> response, int status, String text) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(HandlerApplication.contentType(response)).isEqualTo("application/problem+json");
		assertThat(response.body()).contains("\"status\":" + status, text).doesNotContain("secret");
	}

	@ResponseStatus(code = HttpStatus.LOCKED, reason = "Short and stout")
	static class LockedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	@SpHttpHandler
	static class Failing {

		@GetMapping("/number/{number}")
		String number(@PathVariable int number, @RequestParam Integer size, @RequestHeader("X-Token") String token) {
			return "never";
		}

		@PostMapping("/body")
		String body(@RequestBody Map<String, String> body) {
			return "never";
		}

		@GetMapping("/throws/{what}")
		String fail(@PathVariable String what) throws Exception {
			throw switch (what) {
				case "status" ->
					new ResponseStatusException(HttpStatus.NOT_FOUND, "Not here", new IOException("secret"));
				case "response" -> new ErrorResponseException(HttpStatus.CONFLICT);
				case "annotated" -> new LockedException();
				case "caused" -> new IllegalStateException("secret", new LockedException());
				case "core" -> new HttpStatusException(429, "Slower");
				default -> new IOException("secret");
			};
		}

		@GetMapping("/later")
		CompletionStage<String> later() {
			return CompletableFuture.supplyAsync(() -> {
				throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Not here");
			});
		}

		@GetMapping("/later-other")
		CompletionStage<String> laterOther() {
			return CompletableFuture.failedFuture(new IOException("secret"));
		}

	}

	@SpHttpHandler
	static class Handling {

		@GetMapping("/io")
		String io() throws IOException {
			throw new IOException("disk");
		}

		@GetMapping("/later")
		CompletionStage<String> later() {
			return CompletableFuture.failedFuture(new IOException("disk"));
		}

		@GetMapping("/caused")
		String caused() {
			throw new RuntimeException("outer", new UnsupportedOperationException("inner"));
		}

		@GetMapping("/conversion/{number}")
		String conversion(@PathVariable int number) {
			return "never";
		}

		@GetMapping("/state")
		String state() {
			throw new IllegalStateException("state");
		}

		@GetMapping("/hopeless")
		String hopeless() {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "first");
		}

		@ExceptionHandler
		@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
		String handle(IOException ex, HttpRequest request) {
			return request.path() + ": " + ex.getMessage();
		}

		@ExceptionHandler
		ResponseEntity<Map<String, String>> handle(UnsupportedOperationException ex) {
			return ResponseEntity.unprocessableContent().body(Map.of("cause", ex.getMessage()));
		}

		@ExceptionHandler
		ProblemDetail handle(org.springframework.beans.TypeMismatchException ex) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "own words");
		}

		@ExceptionHandler(exception = IllegalStateException.class, produces = "text/html")
		String page(IllegalStateException ex) {
			return "<p>" + ex.getMessage() + "</p>";
		}

		@ExceptionHandler(exception = IllegalStateException.class, produces = "application/json")
		Map<String, String> json(IllegalStateException ex) {
			return Map.of("error", ex.getMessage());
		}

		@ExceptionHandler
		String fail(ResponseStatusException ex) {
			throw new IllegalArgumentException("secret", ex);
		}

	}

}
