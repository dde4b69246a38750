package io.spserver.boot.autoconfigure.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicLong;

import io.spserver.boot.annotation.SpHttpHandler;
import org.junit.jupiter.api.Test;
import org.reactivestreams.FlowAdapters;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for streams and reactive types as results of methods of a {@link SpHttpHandler}.
 */
class SpHttpHandlerStreamTests {

	@Test
	void monoAnswersWhenItIsThere() {
		HandlerApplication.run(Streams.class, (client) -> {
			assertThat(client.get("/mono").body()).isEqualTo("{\"name\":\"a\",\"size\":1}");
			assertThat(client.get("/mono-entity").statusCode()).isEqualTo(202);
			HttpResponse<String> empty = client.get("/mono-empty");
			assertThat(empty.statusCode()).isEqualTo(200);
			assertThat(empty.body()).isEmpty();
			assertThat(client.get("/mono-error").statusCode()).isEqualTo(404);
		});
	}

	@Test
	void fluxIsAnArray() {
		HandlerApplication.run(Streams.class, (client) -> {
			HttpResponse<String> response = client.get("/flux");
			assertThat(HandlerApplication.contentType(response)).isEqualTo("application/json");
			assertThat(response.body()).isEqualTo("[{\"name\":\"a\",\"size\":1},{\"name\":\"b\",\"size\":2}]");
			assertThat(client.get("/flux-error").statusCode()).isEqualTo(404);
		});
	}

	@Test
	void fluxIsAStreamOfEventsIfWanted() {
		HandlerApplication.run(Streams.class, (client) -> {
			String events = "data: {\"name\":\"a\",\"size\":1}\n\ndata: {\"name\":\"b\",\"size\":2}\n\n";
			HttpResponse<String> response = client.get("/events");
			assertThat(HandlerApplication.contentType(response)).isEqualTo("text/event-stream");
			assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
			assertThat(response.body()).isEqualTo(events);
			assertThat(HandlerApplication.accept(client, "/flux", "text/event-stream").body()).isEqualTo(events);
			assertThat(client.get("/typed-events").body())
				.isEqualTo("id: 1\nevent: add\nretry: 1000\ndata: {\"name\":\"a\",\"size\":1}\n\ndata: x\ndata: y\n\n");
		});
	}

	@Test
	void fluxIsLinesOfJsonIfWanted() {
		HandlerApplication.run(Streams.class,
				(client) -> assertThat(HandlerApplication.accept(client, "/flux", "application/x-ndjson").body())
					.isEqualTo("{\"name\":\"a\",\"size\":1}\n{\"name\":\"b\",\"size\":2}\n"));
	}

	@Test
	void textAndBytesAreSentAsTheyCome() {
		HandlerApplication.run(Streams.class, (client) -> {
			assertThat(client.get("/words").body()).isEqualTo("onetwo");
			assertThat(HandlerApplication.contentType(client.get("/words"))).isEqualTo("text/plain;charset=UTF-8");
			assertThat(client.get("/flow").body()).isEqualTo("[1,2]");
		});
	}

	@Test
	void eventsAreSentAtOnceAndThePublisherHearsThatThePeerIsGone() {
		HandlerApplication.contextRunner(Streams.class).run((context) -> {
			Streams streams = context.getBean(Streams.class);
			try (Socket socket = connect(context.getEnvironment())) {
				BufferedReader in = request(socket, "/live");
				await().until(() -> streams.live.getNumberOfSubscribers() == 1);
				streams.live.submit("first");
				assertThat(in.lines().filter("data: first"::equals).findFirst()).isPresent();
			}
			await().until(() -> {
				streams.live.submit("lost");
				return !streams.live.hasSubscribers();
			});
		});
	}

	@Test
	void publisherIsAskedForNoMoreThanThePeerTakes() {
		HandlerApplication.contextRunner(Streams.class).run((context) -> {
			Streams streams = context.getBean(Streams.class);
			try (Socket socket = connect(context.getEnvironment())) {
				request(socket, "/endless");
				await().until(() -> streams.produced.get() > 0);
				AtomicLong last = new AtomicLong(-1);
				await().pollInterval(Duration.ofMillis(300))
					.until(() -> last.getAndSet(streams.produced.get()) == streams.produced.get());
				assertThat(streams.produced.get()).isLessThan(64 * 1024);
			}
		});
	}

	private static Socket connect(org.springframework.core.env.Environment environment) throws IOException {
		Socket socket = new Socket("127.0.0.1",
				environment.getRequiredProperty("local.spserver.admin.port", Integer.class));
		socket.setSoTimeout(10_000);
		return socket;
	}

	private static BufferedReader request(Socket socket, String path) throws IOException {
		socket.getOutputStream()
			.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
		return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
	}

	record Item(String name, int size) {
	}

	@SpHttpHandler
	static class Streams {

		private final SubmissionPublisher<String> live = new SubmissionPublisher<>();

		private final AtomicLong produced = new AtomicLong();

		@GetMapping("/mono")
		Mono<Item> mono() {
			return Mono.delay(Duration.ofMillis(10)).map((tick) -> new Item("a", 1));
		}

		@GetMapping("/mono-entity")
		Mono<ResponseEntity<Item>> monoEntity() {
			return Mono.just(ResponseEntity.accepted().body(new Item("a", 1)));
		}

		@GetMapping("/mono-empty")
		Mono<Item> monoEmpty() {
			return Mono.empty();
		}

		@GetMapping("/mono-error")
		Mono<Item> monoError() {
			return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
		}

		@GetMapping("/flux")
		Flux<Item> flux() {
			return Flux.just(new Item("a", 1), new Item("b", 2));
		}

		@GetMapping("/flux-error")
		Flux<Item> fluxError() {
			return Flux.concat(flux(), Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)));
		}

		@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<Item> events() {
			return flux();
		}

		@GetMapping("/typed-events")
		Flux<ServerSentEvent<Object>> typedEvents() {
			return Flux.just(ServerSentEvent.<Object>builder(new Item("a", 1))
				.id("1")
				.event("add")
				.retry(Duration.ofSeconds(1))
				.build(), ServerSentEvent.<Object>builder("x\ny").build());
		}

		@GetMapping("/words")
		Flux<String> words() {
			return Flux.just("one", "two");
		}

		@GetMapping("/flow")
		Flow.Publisher<Integer> flow() {
			return FlowAdapters.toFlowPublisher(Flux.fromIterable(List.of(1, 2)));
		}

		@GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flow.Publisher<String> live() {
			return this.live;
		}

		@GetMapping(path = "/endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> endless() {
			return Flux.<String>generate((sink) -> sink.next("x".repeat(1000)))
				.doOnNext((item) -> this.produced.incrementAndGet());
		}

	}

}
