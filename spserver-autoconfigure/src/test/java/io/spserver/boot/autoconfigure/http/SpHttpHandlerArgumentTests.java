package io.spserver.boot.autoconfigure.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.spserver.Session;
import io.spserver.boot.annotation.SpHttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.form.HttpPart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.core.convert.converter.Converter;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the arguments of methods of a {@link SpHttpHandler}.
 */
class SpHttpHandlerArgumentTests {

	private static final String FORM = "application/x-www-form-urlencoded";

	@Test
	void pathVariablesAreConverted() {
		HandlerApplication.run(Named.class, (client) -> {
			String id = "6ec9e4a2-0d5c-4b0b-a3a7-2a9b8f6c0f10";
			assertThat(client.get("/path/" + id + "/2026-11-23/SECONDS").body()).isEqualTo(id + " 2026-11-23 SECONDS");
			assertThat(client.get("/all/1/2").body()).isEqualTo("{a=1, b=2}");
		});
	}

	@Test
	void parametersOfTheQueryAreConverted() {
		HandlerApplication.run(Named.class, (client) -> {
			assertThat(client.get("/query?text=a+b&number=5&list=1&list=2&wait=10s").body())
				.isEqualTo("a b 5 [1, 2] PT10S null false Optional.empty 3");
			assertThat(client.get("/query?text=&number=5&list=1,2&wait=1m&nothing=x&flag=true&optional=7&standard=4")
				.body()).isEqualTo(" 5 [1, 2] PT1M x true Optional[7] 4");
			assertThat(client.get("/query?text=a&number=5&list=1&wait=1m&standard=").body()).endsWith(" 3");
		});
	}

	@Test
	void parametersWithoutAnnotationAreNotRequired() {
		HandlerApplication.run(Named.class, (client) -> {
			assertThat(client.get("/simple").body()).isEqualTo("null null");
			assertThat(client.get("/simple?name=a&size=2").body()).isEqualTo("a 2");
		});
	}

	@Test
	void allParametersAreAMap() {
		HandlerApplication.run(Named.class, (client) -> {
			assertThat(client.get("/map?a=1&a=2&b=3").body()).isEqualTo("{a=1, b=3} {a=[1, 2], b=[3]}");
		});
	}

	@Test
	void formsAddParameters() {
		HandlerApplication.run(Named.class, (client) -> {
			assertThat(HandlerApplication.post(client, "/form?name=q", FORM, "name=f&size=%C3%A4").body())
				.isEqualTo("[q, f] ä");
			assertThat(HandlerApplication.post(client, "/form-body", FORM, "a=1&a=2").body()).isEqualTo("{a=[1, 2]}");
		});
	}

	@Test
	void headersAndCookiesAreConverted() {
		HandlerApplication.run(Named.class, (client) -> {
			HttpResponse<String> response = client.exchange("/fields",
					(request) -> request.header("X-Number", "5")
						.header("X-List", "a, b")
						.header("Cookie", "other=1; session=\"abc\"")
						.header("Accept-Language", "de-CH, en;q=0.5"));
			assertThat(response.body()).isEqualTo("5 [a, b] abc none 5 5 de_CH");
		});
	}

	@Test
	void typesOfTheRequestAreGiven() {
		HandlerApplication.run(Named.class,
				(client) -> assertThat(client.get("/types?x=1").body()).isEqualTo("GET /types?x=1 admin null"));
	}

	@Test
	void bodiesAreRead() {
		HandlerApplication.run(Bodies.class, (client) -> {
			assertThat(HandlerApplication.post(client, "/json", "application/json", "[{\"name\":\"a\",\"size\":1}]")
				.body()).isEqualTo("[Item[name=a, size=1]]");
			assertThat(HandlerApplication.post(client, "/text", "text/plain;charset=ISO-8859-1", "abc").body())
				.isEqualTo("abc");
			assertThat(HandlerApplication.post(client, "/text", "application/json", "{}").body()).isEqualTo("{}");
			assertThat(HandlerApplication.post(client, "/bytes", "image/png", "abc").body()).isEqualTo("3");
			assertThat(HandlerApplication.post(client, "/stream", "image/png", "abcd").body()).isEqualTo("4");
			assertThat(HandlerApplication.post(client, "/resource", "image/png", "abcde").body()).isEqualTo("5 abcde");
			assertThat(HandlerApplication.post(client, "/entity", "application/json", "{\"name\":\"a\",\"size\":1}")
				.body()).isEqualTo("application/json Item[name=a, size=1]");
		});
	}

	@Test
	void bodiesMayBeMissing() {
		HandlerApplication.run(Bodies.class, (client) -> {
			assertThat(HandlerApplication.post(client, "/optional", "application/json", "").body())
				.isEqualTo("null Optional.empty");
			assertThat(HandlerApplication.post(client, "/text", "text/plain", "").statusCode()).isEqualTo(400);
		});
	}

	@Test
	void partsOfMultipartBodiesAreGiven() {
		HandlerApplication.run(Bodies.class, (client) -> {
			String body = part("form-data; name=\"title\"", null, "Report")
					+ part("form-data; name=\"file\"; filename=\"a.txt\"", "text/plain", "content")
					+ part("form-data; name=\"files\"; filename=\"b.txt\"", "text/plain", "b")
					+ part("form-data; name=\"files\"; filename=\"c.txt\"", "text/plain", "c")
					+ part("form-data; name=\"item\"", "application/json", "{\"name\":\"i\",\"size\":2}")
					+ "--xyz--\r\n";
			HttpResponse<String> response = HandlerApplication.post(client, "/parts",
					"multipart/form-data; boundary=xyz", body);
			assertThat(response.body())
				.isEqualTo("Report a.txt text/plain 7 content [b.txt, c.txt] Item[name=i, size=2]");
			HttpResponse<String> missing = HandlerApplication.post(client, "/parts",
					"multipart/form-data; boundary=xyz", part("form-data; name=\"title\"", null, "x") + "--xyz--\r\n");
			assertThat(missing.statusCode()).isEqualTo(400);
			assertThat(missing.body()).contains("Required part 'file' is not present.");
		});
	}

	private static String part(String disposition, @Nullable String contentType, String content) {
		return "--xyz\r\nContent-Disposition: " + disposition + "\r\n"
				+ ((contentType != null) ? "Content-Type: " + contentType + "\r\n" : "") + "\r\n" + content + "\r\n";
	}

	@Test
	void convertersOfTheApplicationAreUsed() {
		HandlerApplication.contextRunner(Converting.class)
			.withBean(ItemConverter.class)
			.run((context) -> assertThat(
					new TestHttpClient(context.getEnvironment(), "admin").get("/item/pen-3").body())
				.isEqualTo("Item[name=pen, size=3]"));
	}

	@Test
	void bodyOfUnknownTypeIsNotSupported() {
		HandlerApplication.run(Bodies.class, (client) -> {
			HttpResponse<String> response = client.exchange("/json",
					(request) -> request.header("Content-Type", "text/csv").POST(BodyPublishers.ofString("a,b")));
			assertThat(response.statusCode()).isEqualTo(415);
			assertThat(response.body()).contains("Content-Type 'text/csv' is not supported.");
		});
	}

	record Item(String name, int size) {
	}

	static class ItemConverter implements Converter<String, Item> {

		@Override
		public Item convert(String source) {
			String[] parts = source.split("-");
			return new Item(parts[0], Integer.parseInt(parts[1]));
		}

	}

	@SpHttpHandler
	static class Converting {

		@GetMapping("/item/{item}")
		String item(@PathVariable Item item) {
			return item.toString();
		}

	}

	@SpHttpHandler
	static class Named {

		@GetMapping("/path/{id}/{day}/{unit}")
		String path(@PathVariable UUID id, @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
				@PathVariable java.util.concurrent.TimeUnit unit) {
			return id + " " + day + " " + unit;
		}

		@GetMapping("/all/{a}/{b}")
		String all(@PathVariable Map<String, String> variables) {
			return new java.util.TreeMap<>(variables).toString();
		}

		@GetMapping("/query")
		String query(@RequestParam String text, @RequestParam int number, @RequestParam List<Integer> list,
				@RequestParam Duration wait, @RequestParam @Nullable String nothing,
				@RequestParam(required = false) boolean flag, @RequestParam Optional<Long> optional,
				@RequestParam(defaultValue = "${test.default:3}") int standard) {
			return text + " " + number + " " + list + " " + wait + " " + nothing + " " + flag + " " + optional + " "
					+ standard;
		}

		@GetMapping("/simple")
		String simple(String name, Integer size) {
			return name + " " + size;
		}

		@GetMapping("/map")
		String map(@RequestParam Map<String, String> first, @RequestParam MultiValueMap<String, String> all) {
			return first + " " + all;
		}

		@PostMapping("/form")
		String form(@RequestParam String[] name, @RequestParam String size) {
			return Arrays.toString(name) + " " + size;
		}

		@PostMapping("/form-body")
		String formBody(@RequestBody MultiValueMap<String, String> form) {
			return form.toString();
		}

		@GetMapping("/fields")
		String fields(@RequestHeader("X-Number") int number, @RequestHeader("X-List") List<String> list,
				@CookieValue String session, @CookieValue(defaultValue = "none") String missing,
				@RequestHeader Map<String, String> map, HttpHeaders headers, Locale locale) {
			return number + " " + list + " " + session + " " + missing + " " + headers.getFirst("x-number") + " "
					+ map.get(map.keySet().stream().filter("X-Number"::equalsIgnoreCase).findFirst().orElseThrow())
					+ " " + locale;
		}

		@GetMapping("/types")
		String types(HttpRequest request, Session session, HttpMethod method, @Nullable Principal principal) {
			return method + " " + request.target() + " " + session.id().server() + " " + principal;
		}

	}

	@SpHttpHandler
	static class Bodies {

		@PostMapping("/json")
		String json(@RequestBody List<Item> items) {
			return items.toString();
		}

		@PostMapping("/text")
		String text(@RequestBody String text) {
			return text;
		}

		@PostMapping("/bytes")
		String bytes(@RequestBody byte[] bytes) {
			return Integer.toString(bytes.length);
		}

		@PostMapping("/stream")
		String stream(@RequestBody InputStream stream) throws IOException {
			return Integer.toString(stream.readAllBytes().length);
		}

		@PostMapping("/resource")
		String resource(@RequestBody Resource resource) throws IOException {
			return resource.contentLength() + " " + resource.getContentAsString(StandardCharsets.UTF_8);
		}

		@PostMapping("/entity")
		String entity(HttpEntity<Item> entity) {
			return entity.getHeaders().getContentType() + " " + entity.getBody();
		}

		@PostMapping("/optional")
		String optional(@RequestBody(required = false) Item item, @RequestBody Optional<Item> optional) {
			return item + " " + optional;
		}

		@PostMapping("/parts")
		String parts(@RequestParam String title, @RequestParam MultipartFile file, @RequestPart List<HttpPart> files,
				@RequestPart Item item) throws IOException {
			return title + " " + file.getOriginalFilename() + " " + file.getContentType() + " " + file.getSize() + " "
					+ new String(file.getBytes(), StandardCharsets.UTF_8) + " "
					+ files.stream().map(HttpPart::fileName).toList() + " " + item;
		}

	}

}
