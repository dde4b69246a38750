package io.spserver.boot.autoconfigure.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.spserver.boot.annotation.SpHttpHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what becomes of the results of methods of a {@link SpHttpHandler}.
 */
class SpHttpHandlerResultTests {

	@Test
	void textIsPlainWhateverThePeerAccepts() {
		HandlerApplication.run(Results.class, (client) -> {
			for (String accept : new String[] { "*/*", "text/html", "application/json" }) {
				HttpResponse<String> response = HandlerApplication.accept(client, "/text", accept);
				assertThat(response.body()).isEqualTo("grün <b>");
				assertThat(HandlerApplication.contentType(response)).isEqualTo("text/plain;charset=UTF-8");
			}
		});
	}

	@Test
	void objectsAreJson() {
		HandlerApplication.run(Results.class, (client) -> {
			HttpResponse<String> response = client.get("/object");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(HandlerApplication.contentType(response)).isEqualTo("application/json");
			assertThat(response.body()).isEqualTo("[{\"name\":\"a\",\"size\":1}]");
			assertThat(HandlerApplication.accept(client, "/object", "text/html").statusCode()).isEqualTo(406);
			assertThat(HandlerApplication
				.contentType(HandlerApplication.accept(client, "/object", "application/vnd.test+json")))
				.isEqualTo("application/vnd.test+json");
		});
	}

	@Test
	void bytesAreOctets() {
		HandlerApplication.run(Results.class, (client) -> {
			HttpResponse<String> response = client.get("/bytes");
			assertThat(response.body()).isEqualTo("abc");
			assertThat(HandlerApplication.contentType(response)).isEqualTo("application/octet-stream");
			assertThat(HandlerApplication.contentType(client.get("/image"))).isEqualTo("image/png");
		});
	}

	@Test
	void streamsAreSent() {
		HandlerApplication.run(Results.class,
				(client) -> assertThat(client.get("/stream").body()).isEqualTo("streamed"));
	}

	@Test
	void resourcesHaveLengthTypeAndRanges() {
		HandlerApplication.run(Results.class, (client) -> {
			HttpResponse<String> whole = client.get("/resource");
			assertThat(whole.body()).isEqualTo("0123456789");
			assertThat(HandlerApplication.contentType(whole)).isEqualTo("text/csv");
			assertThat(whole.headers().firstValue("Content-Length")).contains("10");
			assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
			assertThat(whole.headers().firstValue("Content-Disposition")).contains("attachment");
			HttpResponse<String> part = client.exchange("/resource", (request) -> request.header("Range", "bytes=2-4"));
			assertThat(part.statusCode()).isEqualTo(206);
			assertThat(part.body()).isEqualTo("234");
			assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
			assertThat(client.exchange("/resource", (request) -> request.header("Range", "bytes=20-")).statusCode())
				.isEqualTo(416);
		});
	}

	@Test
	void filesAreSentOnlyIfTheyHaveChanged() {
		HandlerApplication.run(Results.class, (client) -> {
			HttpResponse<String> whole = client.get("/file");
			assertThat(whole.body()).isEqualTo("file");
			String tag = whole.headers().firstValue("ETag").orElseThrow();
			assertThat(client.exchange("/file", (request) -> request.header("If-None-Match", tag)).statusCode())
				.isEqualTo(304);
		});
	}

	@Test
	void missingResourceIsNotFound() {
		HandlerApplication.run(Results.class,
				(client) -> assertThat(client.get("/missing").statusCode()).isEqualTo(404));
	}

	@Test
	void entitiesHaveStatusAndFields() {
		HandlerApplication.run(Results.class, (client) -> {
			HttpResponse<String> created = HandlerApplication.post(client, "/entity", "text/plain", "");
			assertThat(created.statusCode()).isEqualTo(201);
			assertThat(created.headers().firstValue("Location")).contains("/entity/1");
			assertThat(created.headers().allValues("X-Many")).containsExactly("1", "2");
			assertThat(created.body()).isEqualTo("{\"name\":\"a\",\"size\":1}");
			HttpResponse<String> typed = client.get("/typed");
			assertThat(HandlerApplication.contentType(typed)).isEqualTo("text/html;charset=UTF-8");
			assertThat(typed.body()).isEqualTo("<p>");
			assertThat(client.get("/none").statusCode()).isEqualTo(204);
		});
	}

	@Test
	void annotationSetsTheStatus() {
		HandlerApplication.run(Results.class, (client) -> {
			assertThat(HandlerApplication.post(client, "/status", "text/plain", "").statusCode()).isEqualTo(202);
			assertThat(client.get("/void").statusCode()).isEqualTo(200);
			HttpResponse<String> reason = client.get("/reason");
			assertThat(reason.statusCode()).isEqualTo(410);
			assertThat(reason.body()).contains("\"detail\":\"Sold out\"");
		});
	}

	@Test
	void emptyOptionalIsNotFound() {
		HandlerApplication.run(Results.class, (client) -> {
			assertThat(client.get("/optional/a").body()).isEqualTo("{\"name\":\"a\",\"size\":1}");
			assertThat(client.get("/optional/b").statusCode()).isEqualTo(404);
		});
	}

	@Test
	void stagesAnswerWhenTheyComplete() {
		HandlerApplication.run(Results.class, (client) -> {
			assertThat(client.get("/later").body()).isEqualTo("[{\"name\":\"a\",\"size\":1}]");
			HttpResponse<String> entity = client.get("/later-entity");
			assertThat(entity.statusCode()).isEqualTo(202);
			assertThat(entity.body()).isEqualTo("accepted");
		});
	}

	@Test
	void problemsAreProblems() {
		HandlerApplication.run(Results.class, (client) -> {
			HttpResponse<String> response = client.get("/problem");
			assertThat(response.statusCode()).isEqualTo(409);
			assertThat(HandlerApplication.contentType(response)).isEqualTo("application/problem+json");
			assertThat(response.body()).isEqualTo("{\"type\":\"https://example.org/conflict\",\"title\":\"Conflict\","
					+ "\"status\":409,\"detail\":\"Twice\",\"instance\":\"/problem\",\"item\":{\"name\":\"a\",\"size\":1}}");
		});
	}

	@Test
	void responsesOfTheCoreAreSentAsTheyAre() {
		HandlerApplication.run(Results.class, (client) -> assertThat(client.get("/core").statusCode()).isEqualTo(299));
	}

	@Test
	void convertersOfTheApplicationAreUsed() {
		HandlerApplication.contextRunner(Results.class).withBean(CsvConverter.class).run((context) -> {
			TestHttpClient client = new TestHttpClient(context.getEnvironment(), "admin");
			assertThat(HandlerApplication.accept(client, "/item", "text/csv").body()).isEqualTo("a,1");
			assertThat(HandlerApplication.accept(client, "/item", "application/json").body())
				.isEqualTo("{\"name\":\"a\",\"size\":1}");
		});
	}

	record Item(String name, int size) {
	}

	static class CsvConverter extends AbstractHttpMessageConverter<Item> {

		CsvConverter() {
			super(StandardCharsets.UTF_8, new MediaType("text", "csv"));
		}

		@Override
		protected boolean supports(Class<?> type) {
			return type == Item.class;
		}

		@Override
		protected Item readInternal(Class<? extends Item> type, HttpInputMessage message) {
			throw new UnsupportedOperationException();
		}

		@Override
		protected void writeInternal(Item item, HttpOutputMessage message) throws IOException {
			message.getBody().write((item.name() + "," + item.size()).getBytes(StandardCharsets.UTF_8));
		}

	}

	@SpHttpHandler
	static class Results {

		private final Path file;

		Results() throws IOException {
			this.file = Files.createTempFile("handler", ".txt");
			this.file.toFile().deleteOnExit();
			Files.writeString(this.file, "file");
		}

		@GetMapping("/text")
		String text() {
			return "grün <b>";
		}

		@GetMapping("/object")
		List<Item> object() {
			return List.of(new Item("a", 1));
		}

		@GetMapping("/item")
		Item item() {
			return new Item("a", 1);
		}

		@GetMapping("/bytes")
		byte[] bytes() {
			return "abc".getBytes(StandardCharsets.UTF_8);
		}

		@GetMapping(path = "/image", produces = "image/png")
		byte[] image() {
			return new byte[1];
		}

		@GetMapping("/stream")
		InputStream stream() {
			return new ByteArrayInputStream("streamed".getBytes(StandardCharsets.UTF_8));
		}

		@GetMapping("/resource")
		ResponseEntity<Resource> resource() {
			Resource resource = new ByteArrayResource("0123456789".getBytes(StandardCharsets.UTF_8)) {

				@Override
				public String getFilename() {
					return "numbers.csv";
				}

			};
			return ResponseEntity.ok().header("Content-Disposition", "attachment").body(resource);
		}

		@GetMapping("/file")
		Resource file() {
			return new FileSystemResource(this.file);
		}

		@GetMapping("/missing")
		Resource missing() {
			return new FileSystemResource("/does/not/exist");
		}

		@PostMapping("/entity")
		ResponseEntity<?> entity() {
			return ResponseEntity.created(URI.create("/entity/1")).header("X-Many", "1", "2").body(new Item("a", 1));
		}

		@GetMapping("/typed")
		ResponseEntity<String> typed() {
			return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body("<p>");
		}

		@GetMapping("/none")
		ResponseEntity<Void> none() {
			return ResponseEntity.noContent().build();
		}

		@PostMapping("/status")
		@ResponseStatus(HttpStatus.ACCEPTED)
		void status() {
		}

		@GetMapping("/void")
		void nothing() {
		}

		@GetMapping("/reason")
		@ResponseStatus(code = HttpStatus.GONE, reason = "Sold out")
		String reason() {
			return "ignored";
		}

		@GetMapping("/optional/{name}")
		Optional<Item> optional(@PathVariable String name) {
			return (name.equals("a")) ? Optional.of(new Item("a", 1)) : Optional.empty();
		}

		@GetMapping("/later")
		CompletionStage<List<Item>> later() {
			return CompletableFuture.supplyAsync(() -> List.of(new Item("a", 1)));
		}

		@GetMapping("/later-entity")
		CompletableFuture<ResponseEntity<String>> laterEntity() {
			return CompletableFuture.supplyAsync(() -> ResponseEntity.accepted().body("accepted"));
		}

		@GetMapping("/problem")
		ProblemDetail problem() {
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Twice");
			problem.setType(URI.create("https://example.org/conflict"));
			problem.setProperties(Map.of("item", new Item("a", 1)));
			return problem;
		}

		@GetMapping("/core")
		io.spserver.protocol.http.@Nullable HttpResponse core() {
			return io.spserver.protocol.http.HttpResponse.status(299);
		}

	}

}
