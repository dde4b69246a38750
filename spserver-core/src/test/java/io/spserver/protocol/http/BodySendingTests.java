package io.spserver.protocol.http;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Answers whose bodies are files, streams and publishers, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class BodySendingTests extends WebTest {

	/** After this time nothing more comes, or one would not be held back. */
	private static final Duration STILL = Duration.ofMillis(100);

	private final List<String> ends = new CopyOnWriteArrayList<>();

	@TempDir
	private Path folder;

	BodySendingTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void fileIsSentAndTheConnectionPersists() throws IOException {
		Path file = Files.write(this.folder.resolve("file"), new byte[3_000_000]);
		SpServer server = start((request) -> HttpResponse.of(200, "a/b", watched(HttpBody.file(file))));
		try (WebClient client = new WebClient(server).get("/a").get("/plain")) {
			assertThat(client.answer()).contains("\r\nContent-Length: 3000000\r\n").endsWith("\0".repeat(3_000_000));
			assertThat(client.answer()).endsWith("\r\n\r\nplain");
		}
		await().untilAsserted(() -> assertThat(this.ends).containsExactly("sent"));
		assertThat(server.statistics().requests().total()).isEqualTo(2);
	}

	@Test
	void streamOfKnownLengthHasIt() throws IOException {
		SpServer server = start((request) -> HttpResponse.of(200, "a/b", watched(stream("x".repeat(100_000), 99_999))));
		try (WebClient client = new WebClient(server).get("/a").get("/plain")) {
			assertThat(client.answer()).contains("\r\nContent-Length: 99999\r\n")
				.endsWith("\r\n\r\n" + "x".repeat(99_999));
			assertThat(client.answer()).endsWith("plain");
		}
		assertThat(this.ends).containsExactly("closed", "sent");
	}

	@Test
	void streamOfUnknownLengthIsSentInChunks() throws IOException {
		SpServer server = start((request) -> HttpResponse.of(200, "a/b", watched(stream("x".repeat(40_000), -1))));
		try (WebClient client = new WebClient(server).get("/a").get("/plain")) {
			assertThat(client.head()).contains("\r\nTransfer-Encoding: chunked\r\n").doesNotContain("Content-Length");
			assertThat(client.bytes(40_000 + 21))
				.isEqualTo("8000\r\n" + "x".repeat(0x8000) + "\r\n1c40\r\n" + "x".repeat(0x1c40) + "\r\n0\r\n\r\n");
			assertThat(client.answer()).endsWith("plain");
		}
	}

	@Test
	void http10GetsUnknownLengthsUntilTheConnectionCloses() throws IOException {
		SpServer server = start((request) -> HttpResponse.of(200, "a/b", stream("hello", -1)));
		try (WebClient client = new WebClient(server).send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")) {
			assertThat(client.rest()).contains("\r\nConnection: close\r\n")
				.doesNotContain("Transfer-Encoding")
				.endsWith("\r\n\r\nhello");
		}
	}

	@Test
	void headHasNoBodyAndTheBodyIsLetGo() throws IOException {
		SpServer server = start((request) -> HttpResponse.of(200, "a/b", watched(stream("hello", 5))));
		try (WebClient client = new WebClient(server).send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n").get("/plain")) {
			assertThat(client.head()).contains("\r\nContent-Length: 5\r\n");
			assertThat(client.answer()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("plain");
		}
		assertThat(this.ends).containsExactly("closed", "sent");
	}

	@Test
	void emptyBodiesAreSent() throws IOException {
		SpServer server = start((request) -> HttpResponse.of(200, "a/b", watched(stream("", 0))));
		try (WebClient client = new WebClient(server).get("/a").get("/plain")) {
			assertThat(client.answer()).contains("\r\nContent-Length: 0\r\n");
			assertThat(client.answer()).endsWith("plain");
		}
		assertThat(this.ends).containsExactly("closed", "sent");
	}

	@Test
	void bodyThatEndsTooEarlyCutsTheConnectionAndFails() throws IOException {
		SpServer server = start((request) -> HttpResponse.of(200, "a/b", watched(stream("hello", 10))));
		try (WebClient client = new WebClient(server).get("/a").get("/plain")) {
			assertThat(client.rest()).contains("\r\nContent-Length: 10\r\n").endsWith("\r\n\r\nhello");
		}
		await().untilAsserted(() -> assertThat(server.statistics().requests().failed()).isOne());
		assertThat(this.ends).containsExactly("closed", "EOFException");
	}

	@Test
	void streamThatFailsInTheMiddleHasNoLastChunk() throws IOException {
		InputStream broken = new FilterInputStream(new ByteArrayInputStream(new byte[5])) {

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				int count = super.read(bytes, offset, length);
				if (count < 0) {
					throw new IOException("broken");
				}
				return count;
			}

		};
		SpServer server = start((request) -> HttpResponse.of(200, "a/b", watched(HttpBody.stream(broken, -1))));
		try (WebClient client = new WebClient(server).get("/a")) {
			assertThat(client.rest()).endsWith("\r\n\r\n5\r\n\0\0\0\0\0\r\n");
		}
		await().untilAsserted(() -> assertThat(server.statistics().requests().failed()).isOne());
		assertThat(this.ends).containsExactly("IOException");
	}

	@Test
	void streamThatFailsAtOnceIsAnsweredWith500() throws IOException {
		InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				throw new IOException("broken");
			}

		};
		SpServer server = start((request) -> HttpResponse.of(200, "a/b", watched(HttpBody.stream(broken, -1))));
		try (WebClient client = new WebClient(server).get("/a").get("/plain")) {
			assertThat(client.answer()).startsWith("HTTP/1.1 500 ");
			assertThat(client.answer()).endsWith("plain");
		}
		assertThat(this.ends).containsExactly("IOException");
	}

	@Test
	void streamIsReadOnlyWhenThePeerHasRoomAndClosedWhenItVanishes() throws IOException {
		AtomicLong read = new AtomicLong();
		InputStream endless = new InputStream() {

			@Override
			public int read() {
				return 0;
			}

			@Override
			public int read(byte[] bytes, int offset, int length) {
				read.addAndGet(length);
				return length;
			}

			@Override
			public void close() {
				BodySendingTests.this.ends.add("closed");
			}

		};
		SpServer server = start((request) -> HttpResponse.of(200, "a/b", HttpBody.stream(endless, -1)));
		WebClient client = new WebClient(server).get("/a");
		assertThat(client.head()).startsWith("HTTP/1.1 200 ");
		AtomicLong before = new AtomicLong(-1);
		await().during(STILL).until(() -> before.getAndSet(read.get()) == read.get());
		assertThat(read.get()).isLessThan(64 * 1024 * 1024);
		await().untilAsserted(() -> assertThat(server.statistics().requests().active()).isZero());
		client.vanish();
		await().untilAsserted(() -> assertThat(this.ends).containsExactly("closed"));
		await().untilAsserted(() -> assertThat(server.statistics().requests().failed()).isOne());
	}

	@Test
	void publisherIsAskedForAsMuchAsThePeerTakes() throws IOException {
		CountingPublisher publisher = new CountingPublisher(1000, 64 * 1024);
		SpServer server = start((request) -> HttpResponse.of(200, "a/b", watched(HttpBody.publisher(publisher, -1))));
		try (WebClient client = new WebClient(server).get("/a").get("/plain")) {
			client.head();
			AtomicLong before = new AtomicLong(-1);
			await().during(STILL).until(() -> before.getAndSet(publisher.requested()) == publisher.requested());
			assertThat(publisher.requested()).isLessThan(500);
			int all = 1000 * (64 * 1024 + "10000\r\n\r\n".length()) + "0\r\n\r\n".length();
			assertThat(client.bytes(all)).endsWith("\r\n0\r\n\r\n");
			assertThat(client.answer()).endsWith("plain");
		}
		assertThat(this.ends).containsExactly("sent");
	}

	@Test
	void publisherIsCancelledWhenThePeerVanishes() throws IOException {
		CountingPublisher publisher = new CountingPublisher(1, 10);
		SpServer server = start((request) -> HttpResponse.of(200, "a/b", watched(HttpBody.publisher(publisher, 20))));
		WebClient client = new WebClient(server).get("/a");
		client.head();
		assertThat(client.bytes(10)).hasSize(10);
		client.vanish();
		await().untilAsserted(() -> assertThat(publisher.isCancelled()).isTrue());
		await().untilAsserted(() -> assertThat(this.ends).containsExactly("IOException"));
	}

	@Test
	void publisherThatFailsCutsTheConnection() throws IOException {
		SubmissionPublisher<ByteBuffer> publisher = new SubmissionPublisher<>();
		AtomicInteger asked = new AtomicInteger();
		SpServer server = start((request) -> {
			asked.incrementAndGet();
			return HttpResponse.of(200, "a/b", watched(HttpBody.publisher(publisher, -1)));
		});
		try (WebClient client = new WebClient(server).get("/a")) {
			client.head();
			publisher.submit(ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
			assertThat(client.bytes(10)).isEqualTo("5\r\nhello\r\n");
			publisher.closeExceptionally(new IllegalStateException("broken"));
			assertThat(client.rest()).isEmpty();
		}
		assertThat(this.ends).containsExactly("IllegalStateException");
	}

	private HttpBody stream(String content, long length) {
		return HttpBody.stream(new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)) {

			@Override
			public void close() {
				BodySendingTests.this.ends.add("closed");
			}

		}, length);
	}

	private HttpBody watched(HttpBody body) {
		return body.onEnd((failure) -> this.ends.add((failure != null) ? failure.getClass().getSimpleName() : "sent"));
	}

}
