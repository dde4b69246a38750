package io.spserver.protocol.http.sse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.http.content.ContentServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ServerSentEventsTests {

	private final BlockingQueue<ServerSentEvents> streams = new LinkedBlockingQueue<>();

	private final BlockingQueue<String> lastIds = new LinkedBlockingQueue<>();

	private ContentServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = new ContentServer(HttpRoutes.builder().get("/events", (request) -> {
			ServerSentEvents events = new ServerSentEvents();
			this.lastIds.add(String.valueOf(ServerSentEvents.lastEventId(request)));
			HttpResponse response = events.response();
			this.streams.add(events);
			return response;
		}).build());
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void eventsArriveWhenTheyAreSent() throws Exception {
		try (Socket client = connect("Last-Event-ID: 41\r\n"); BufferedReader in = reader(client)) {
			ServerSentEvents events = stream();
			assertThat(this.lastIds.take()).isEqualTo("41");
			assertThat(events.send(ServerSentEvent.of("first").withId("42"))).isTrue();
			assertThat(skipTo(in, "id: 42")).contains("HTTP/1.1 200 OK\n", "Content-Type: text/event-stream\n",
					"Cache-Control: no-store\n");
			assertThat(in.readLine()).isEqualTo("data: first");
			assertThat(in.readLine()).isEmpty();
			assertThat(events.send(ServerSentEvent.of("second"))).isTrue();
			assertThat(skipTo(in, "data: second")).isNotNull();
			events.complete();
			assertThat(events.send(ServerSentEvent.of("late"))).isFalse();
			assertThat(skipTo(in, "0")).doesNotContain("late");
			await().until(() -> events.end().toCompletableFuture().isDone());
		}
	}

	@Test
	void endIsHeardOfWhenTheClientGoes() throws Exception {
		ServerSentEvents events;
		try (Socket client = connect("")) {
			events = stream();
			assertThat(events.isOpen()).isTrue();
			client.setSoLinger(true, 0);
		}
		events.end().toCompletableFuture().get(10, TimeUnit.SECONDS);
		assertThat(events.isOpen()).isFalse();
		assertThat(events.send(ServerSentEvent.of("nobody hears this"))).isFalse();
	}

	@Test
	void clientThatDoesNotReadHoldsBackTheSender() throws Exception {
		try (Socket client = connect("")) {
			ServerSentEvents events = stream();
			ServerSentEvent event = ServerSentEvent.of("x".repeat(10_000));
			AtomicInteger taken = new AtomicInteger();
			await().during(Duration.ofMillis(300)).until(() -> !isRoom(events, event, taken));
			assertThat(events.isOpen()).isTrue();
			assertThat(taken).hasPositiveValue();
			assertThat(client.getInputStream().readNBytes(taken.get() * 10_000)).hasSize(taken.get() * 10_000);
			await().until(() -> events.send(ServerSentEvent.of("again")));
		}
	}

	private static boolean isRoom(ServerSentEvents events, ServerSentEvent event, AtomicInteger taken) {
		int before = taken.get();
		while (events.send(event)) {
			taken.incrementAndGet();
		}
		return taken.get() > before;
	}

	@Test
	void headOpensNoStream() throws Exception {
		assertThat(this.server.exchange("HEAD /events")).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
		ServerSentEvents events = stream();
		events.end().toCompletableFuture().get(10, TimeUnit.SECONDS);
		assertThat(events.isOpen()).isFalse();
	}

	private ServerSentEvents stream() throws InterruptedException {
		ServerSentEvents events = this.streams.poll(10, TimeUnit.SECONDS);
		assertThat(events).isNotNull();
		return events;
	}

	private Socket connect(String fields) throws IOException {
		Socket socket = this.server.connect();
		socket.getOutputStream()
			.write(("GET /events HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private static BufferedReader reader(Socket socket) throws IOException {
		return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
	}

	/** Reads lines up to one, in chunks or not. */
	private static String skipTo(BufferedReader in, String wanted) throws IOException {
		StringBuilder skipped = new StringBuilder();
		for (String line = in.readLine(); !wanted.equals(line); line = in.readLine()) {
			if (line == null) {
				throw new IOException("The stream has ended");
			}
			skipped.append(line).append('\n');
		}
		return skipped.toString();
	}

}
