package io.spserver.boot.autoconfigure.http;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

import io.spserver.boot.annotation.SpHttpHandler;
import org.junit.jupiter.api.Test;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the requests that go to methods of a {@link SpHttpHandler}.
 */
class SpHttpHandlerMappingTests {

	@Test
	void eachAnnotationStandsForItsMethod() {
		HandlerApplication.run(Methods.class, (client) -> {
			for (String method : new String[] { "GET", "POST", "PUT", "PATCH", "DELETE" }) {
				HttpResponse<String> response = send(client, method, "/api/methods");
				assertThat(response.statusCode()).as(method).isEqualTo(200);
				assertThat(response.body()).isEqualTo(method.toLowerCase());
			}
			assertThat(send(client, "HEAD", "/api/methods").statusCode()).isEqualTo(200);
			assertThat(send(client, "OPTIONS", "/api/methods").headers().firstValue("Allow").orElseThrow())
				.isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
		});
	}

	@Test
	void severalPathsAndMethodsLeadToOneMethod() {
		HandlerApplication.run(Methods.class, (client) -> {
			assertThat(send(client, "PUT", "/api/one").body()).isEqualTo("several");
			assertThat(send(client, "POST", "/api/two").body()).isEqualTo("several");
			HttpResponse<String> refused = send(client, "GET", "/api/two");
			assertThat(refused.statusCode()).isEqualTo(405);
			assertThat(refused.headers().firstValue("Allow")).contains("OPTIONS, POST, PUT");
		});
	}

	@Test
	void mappingWithoutMethodTakesAll() {
		HandlerApplication.run(Methods.class, (client) -> {
			assertThat(send(client, "GET", "/api/any").body()).isEqualTo("any");
			assertThat(send(client, "DELETE", "/api/any").body()).isEqualTo("any");
		});
	}

	@Test
	void pathOfTheClassIsThePrefix() {
		HandlerApplication.run(Methods.class, (client) -> {
			assertThat(client.get("/api").body()).isEqualTo("root");
			assertThat(client.get("/methods").statusCode()).isEqualTo(404);
			assertThat(client.get("/api/without-slash").body()).isEqualTo("without slash");
		});
	}

	@Test
	void placeholdersInPathsAreResolved() {
		HandlerApplication.contextRunner(Methods.class)
			.withPropertyValues("test.path=configured")
			.run((context) -> assertThat(
					new TestHttpClient(context.getEnvironment(), "admin").get("/api/configured").body())
				.isEqualTo("placeholder"));
	}

	@Test
	void pathsHaveVariablesAndWildcards() {
		HandlerApplication.run(Methods.class, (client) -> {
			assertThat(client.get("/api/variables/a%20b/7").body()).isEqualTo("a b-7");
			assertThat(client.get("/api/rest/x/y").body()).isEqualTo("/x/y");
			assertThat(client.get("/api/below/x/y").body()).isEqualTo("below");
		});
	}

	@Test
	void bodyDecidesBetweenMethodsOfOneRoute() {
		HandlerApplication.run(Media.class, (client) -> {
			assertThat(HandlerApplication.post(client, "/consumes", "application/json", "{}").body()).isEqualTo("json");
			assertThat(HandlerApplication.post(client, "/consumes", "text/plain;charset=UTF-8", "x").body())
				.isEqualTo("text");
			assertThat(HandlerApplication.post(client, "/consumes", "text/csv", "x").body()).isEqualTo("any text");
			HttpResponse<String> refused = HandlerApplication.post(client, "/consumes", "image/png", "x");
			assertThat(refused.statusCode()).isEqualTo(415);
			assertThat(HandlerApplication.contentType(refused)).isEqualTo("application/problem+json");
			assertThat(refused.headers().firstValue("Accept").orElseThrow()).contains("application/json", "text/plain");
		});
	}

	@Test
	void malformedContentTypeIsNotSupported() {
		HandlerApplication.run(Media.class,
				(client) -> assertThat(HandlerApplication.post(client, "/consumes", "nonsense", "x").statusCode())
					.isEqualTo(415));
	}

	@Test
	void peerDecidesBetweenMethodsOfOneRoute() {
		HandlerApplication.run(Media.class, (client) -> {
			HttpResponse<String> html = HandlerApplication.accept(client, "/produces", "text/html");
			assertThat(html.body()).isEqualTo("<p>");
			assertThat(HandlerApplication.contentType(html)).isEqualTo("text/html;charset=UTF-8");
			HttpResponse<String> json = HandlerApplication.accept(client, "/produces",
					"text/html;q=0.5, application/json");
			assertThat(json.body()).isEqualTo("{\"a\":1}");
			assertThat(HandlerApplication.contentType(json)).isEqualTo("application/json");
			HttpResponse<String> refused = HandlerApplication.accept(client, "/produces", "image/png");
			assertThat(refused.statusCode()).isEqualTo(406);
			assertThat(refused.body()).contains("\"status\":406", "\"instance\":\"/produces\"");
			assertThat(HandlerApplication.accept(client, "/produces", "text/html;q=0, */*").body())
				.isEqualTo("{\"a\":1}");
			assertThat(HandlerApplication.accept(client, "/produces", "nonsense").statusCode()).isEqualTo(406);
		});
	}

	@Test
	void excludedMediaTypesAreRefused() {
		HandlerApplication.run(Media.class, (client) -> {
			assertThat(HandlerApplication.post(client, "/excludes", "text/plain", "x").statusCode()).isEqualTo(200);
			assertThat(HandlerApplication.post(client, "/excludes", "application/xml", "x").statusCode())
				.isEqualTo(415);
		});
	}

	private static HttpResponse<String> send(TestHttpClient client, String method, String path) {
		return client.exchange(path, (request) -> request.method(method, BodyPublishers.noBody()));
	}

	@SpHttpHandler
	@RequestMapping("/api")
	static class Methods {

		@GetMapping
		String root() {
			return "root";
		}

		@GetMapping("/methods")
		String get() {
			return "get";
		}

		@PostMapping("/methods")
		String post() {
			return "post";
		}

		@PutMapping("/methods")
		String put() {
			return "put";
		}

		@PatchMapping("/methods")
		String patch() {
			return "patch";
		}

		@DeleteMapping("/methods")
		String delete() {
			return "delete";
		}

		@RequestMapping(path = { "/one", "/two" }, method = { RequestMethod.POST, RequestMethod.PUT })
		String several() {
			return "several";
		}

		@RequestMapping("/any")
		String any() {
			return "any";
		}

		@GetMapping("without-slash")
		String withoutSlash() {
			return "without slash";
		}

		@GetMapping("/${test.path:default}")
		String placeholder() {
			return "placeholder";
		}

		@GetMapping("/variables/{name}/{number}")
		String variables(@PathVariable String name, @PathVariable("number") int other) {
			return name + "-" + other;
		}

		@GetMapping("/rest/{*rest}")
		String rest(@PathVariable String rest) {
			return rest;
		}

		@GetMapping("/below/**")
		String below() {
			return "below";
		}

	}

	@SpHttpHandler
	static class Media {

		@PostMapping(path = "/consumes", consumes = "application/json")
		String json(@RequestBody String body) {
			return "json";
		}

		@PostMapping(path = "/consumes", consumes = "text/plain")
		String text(@RequestBody String body) {
			return "text";
		}

		@PostMapping(path = "/consumes", consumes = "text/*")
		String anyText(@RequestBody String body) {
			return "any text";
		}

		@GetMapping(path = "/produces", produces = "application/json")
		Map<String, Integer> producesJson() {
			return Map.of("a", 1);
		}

		@GetMapping(path = "/produces", produces = "text/html")
		String producesHtml() {
			return "<p>";
		}

		@PostMapping(path = "/excludes", consumes = "!application/xml")
		String excludes(@RequestBody String body) {
			return body;
		}

	}

}
