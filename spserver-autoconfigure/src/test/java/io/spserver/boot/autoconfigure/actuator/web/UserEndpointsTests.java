package io.spserver.boot.autoconfigure.actuator.web;

import java.net.http.HttpResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for endpoints that an application declares, on its admin server.
 */
class UserEndpointsTests {

	private static RunningApplication application;

	private static AdminClient client;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(Endpoints.class, "management.endpoints.web.exposure.include=*");
		client = application.client();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void resultsMayComeLater() {
		assertThat(client.get("/actuator/later/mono").body()).isEqualTo("{\"is\":\"mono\"}");
		assertThat(client.get("/actuator/later/flux").body()).isEqualTo("[1,2,3]");
		assertThat(client.get("/actuator/later/stage").body()).isEqualTo("{\"is\":\"stage\"}");
	}

	@Test
	void answersThatComeLaterHaveTheirStatusAndBody() {
		HttpResponse<String> response = client.get("/actuator/later/response");
		assertThat(response.statusCode()).isEqualTo(202);
		assertThat(response.body()).isEqualTo("[\"a\",\"b\"]");
	}

	@Test
	void nothingIsNotFoundWhenReadAndNoContentOtherwise() {
		assertThat(client.get("/actuator/later/empty").statusCode()).isEqualTo(404);
		assertThat(client.get("/actuator/plain/none").statusCode()).isEqualTo(404);
		assertThat(client.send("DELETE", "/actuator/plain/x", null).statusCode()).isEqualTo(204);
		assertThat(client.post("/actuator/nothing", "{}").statusCode()).isEqualTo(204);
	}

	@Test
	void failuresAreServerErrors() {
		assertThat(client.get("/actuator/later/failure").statusCode()).isEqualTo(500);
		assertThat(client.get("/actuator/plain/failure").statusCode()).isEqualTo(500);
	}

	@Test
	void textAndBytesAreSentAsTheyAre() {
		assertThat(client.get("/actuator/plain/text").body()).isEqualTo("just text");
		assertThat(client.get("/actuator/bytes").body()).isEqualTo("bytes");
		assertThat(client.get("/actuator/bytes").headers().allValues("Content-Type")).containsExactly("text/css");
	}

	@Test
	void resourcesAreSentAsTheyAre() {
		HttpResponse<String> response = client.get("/actuator/file");
		assertThat(response.body()).isEqualTo("a resource");
		assertThat(response.headers().allValues("Content-Type")).containsExactly("application/octet-stream");
	}

	@Test
	void pathAndQueryAreDecoded() {
		assertThat(client.get("/actuator/echo/a%20b?text=%C3%BC%2Bx").body())
			.isEqualTo("{\"name\":\"a b\",\"text\":\"ü+x\"}");
	}

	@Test
	void restOfThePathIsAList() {
		assertThat(client.get("/actuator/rest/a/b%20c/d").body()).isEqualTo("[\"a\",\"b c\",\"d\"]");
		assertThat(client.get("/actuator/rest/").body()).isEqualTo("[]");
		assertThat(client.get("/actuator/rest").body()).isEqualTo("[]");
	}

	@Test
	void theLastSourceOfAnArgumentCounts() {
		assertThat(client.post("/actuator/echo/path", "{\"text\":\"body\"}").body())
			.isEqualTo("{\"name\":\"path\",\"text\":\"body\"}");
		assertThat(client.post("/actuator/echo/path?text=query", "{\"text\":\"body\"}").body())
			.isEqualTo("{\"name\":\"path\",\"text\":\"query\"}");
		assertThat(client.post("/actuator/echo/path", "{\"text\":\"x\",\"name\":\"body\"}").body())
			.isEqualTo("{\"name\":\"body\",\"text\":\"x\"}");
	}

	@Test
	void numbersInABodyAreTextUntilTheyAreConverted() {
		assertThat(client.post("/actuator/echo/a", "{\"text\":3.70}").body())
			.isEqualTo("{\"name\":\"a\",\"text\":\"3.70\"}");
		assertThat(client.post("/actuator/number", "{\"value\":3.7}").statusCode()).isEqualTo(400);
		assertThat(client.post("/actuator/number", "{\"value\":\"3\"}").body()).isEqualTo("{\"value\":3}");
	}

	@Test
	void parameterThatIsMissingIsNamed() {
		HttpResponse<String> response = client.post("/actuator/number", "{}");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("\"status\":400", "Missing parameters: value");
	}

	@Test
	void parameterMayHaveSeveralValues() {
		assertThat(client.get("/actuator/many?of=a&of=b").body()).isEqualTo("[\"a\",\"b\"]");
		assertThat(client.get("/actuator/many?of=a").body()).isEqualTo("[\"a\"]");
	}

	@Test
	void nobodyHasLoggedIn() {
		assertThat(client.get("/actuator/who").body())
			.isEqualTo("{\"principal\":\"null\",\"admin\":false,\"namespace\":\"server\"}");
	}

	@Configuration(proxyBeanMethods = false)
	static class Endpoints {

		@Bean
		LaterEndpoint laterEndpoint() {
			return new LaterEndpoint();
		}

		@Bean
		PlainEndpoint plainEndpoint() {
			return new PlainEndpoint();
		}

		@Bean
		NothingEndpoint nothingEndpoint() {
			return new NothingEndpoint();
		}

		@Bean
		BytesEndpoint bytesEndpoint() {
			return new BytesEndpoint();
		}

		@Bean
		FileEndpoint fileEndpoint() {
			return new FileEndpoint();
		}

		@Bean
		EchoEndpoint echoEndpoint() {
			return new EchoEndpoint();
		}

		@Bean
		RestEndpoint restEndpoint() {
			return new RestEndpoint();
		}

		@Bean
		NumberEndpoint numberEndpoint() {
			return new NumberEndpoint();
		}

		@Bean
		ManyEndpoint manyEndpoint() {
			return new ManyEndpoint();
		}

		@Bean
		WhoEndpoint whoEndpoint() {
			return new WhoEndpoint();
		}

	}

	@Endpoint(id = "later")
	static class LaterEndpoint {

		private static final Executor LATER = CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);

		@ReadOperation
		@Nullable Object later(@Selector String kind) {
			return switch (kind) {
				case "mono" -> Mono.delay(Duration.ofMillis(10)).map((tick) -> Map.of("is", "mono"));
				case "flux" -> Flux.interval(Duration.ofMillis(5)).map((tick) -> tick + 1).take(3);
				case "stage" -> CompletableFuture.supplyAsync(() -> Map.of("is", "stage"), LATER);
				case "response" ->
					Mono.just(new WebEndpointResponse<>(Flux.just("a", "b"), 202)).delayElement(Duration.ofMillis(10));
				case "empty" -> Mono.empty();
				default -> Mono.error(new IllegalStateException("planned"));
			};
		}

	}

	@Endpoint(id = "plain")
	static class PlainEndpoint {

		@ReadOperation
		@Nullable Object read(@Selector String kind) {
			if (kind.equals("failure")) {
				throw new IllegalStateException("planned");
			}
			return (kind.equals("text")) ? "just text" : null;
		}

		@DeleteOperation
		void delete(@Selector String kind) {
		}

	}

	@Endpoint(id = "nothing")
	static class NothingEndpoint {

		@WriteOperation
		@Nullable String write(@Nullable String unused) {
			return null;
		}

	}

	@WebEndpoint(id = "bytes")
	static class BytesEndpoint {

		@ReadOperation(produces = "text/css")
		byte[] read() {
			return "bytes".getBytes();
		}

	}

	@WebEndpoint(id = "file")
	static class FileEndpoint {

		@ReadOperation
		Resource read() {
			return new ByteArrayResource("a resource".getBytes());
		}

	}

	@Endpoint(id = "echo")
	static class EchoEndpoint {

		@ReadOperation
		Map<String, String> read(@Selector String name, @Nullable String text) {
			return both(name, text);
		}

		@WriteOperation
		Map<String, String> write(@Selector String name, @Nullable String text) {
			return both(name, text);
		}

		private Map<String, String> both(String name, String text) {
			Map<String, String> both = new LinkedHashMap<>();
			both.put("name", name);
			both.put("text", text);
			return both;
		}

	}

	@Endpoint(id = "rest")
	static class RestEndpoint {

		@ReadOperation
		List<String> read(@Selector(match = Match.ALL_REMAINING) String... rest) {
			return Arrays.asList(rest);
		}

	}

	@Endpoint(id = "number")
	static class NumberEndpoint {

		@WriteOperation
		Map<String, Integer> write(int value) {
			return Map.of("value", value);
		}

	}

	@Endpoint(id = "many")
	static class ManyEndpoint {

		@ReadOperation
		List<String> read(List<String> of) {
			return of;
		}

	}

	@Endpoint(id = "who")
	static class WhoEndpoint {

		@ReadOperation
		Map<String, Object> read(SecurityContext security, @Nullable Principal principal,
				WebServerNamespace namespace) {
			Map<String, Object> who = new LinkedHashMap<>();
			who.put("principal", String.valueOf(principal));
			who.put("admin", security.isUserInRole("ADMIN"));
			who.put("namespace", namespace.getValue());
			return who;
		}

	}

}
