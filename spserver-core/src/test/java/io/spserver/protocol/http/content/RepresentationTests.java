package io.spserver.protocol.http.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.protocol.http.HttpRoutes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RepresentationTests {

	private static final String TEXT = "0123456789".repeat(100);

	@TempDir
	Path folder;

	private final AtomicInteger open = new AtomicInteger();

	private ContentServer server;

	@BeforeEach
	void start() throws IOException {
		Path file = Files.writeString(this.folder.resolve("a.txt"), TEXT);
		Files.setLastModifiedTime(file, FileTime.from(Instant.parse("1994-11-06T08:49:37Z")));
		byte[] bytes = TEXT.getBytes(StandardCharsets.US_ASCII);
		this.server = new ContentServer(HttpRoutes.builder()
			.get("/file", (request) -> Representation.of("text/plain", file).answer(request))
			.get("/bytes", (request) -> Representation.of("text/plain", bytes).answer(request))
			.get("/stream",
					(request) -> Representation.of("text/plain", bytes.length, ByteSource.of(() -> watched(bytes)))
						.withHeader("Cache-Control", "no-store")
						.answer(request))
			.get("/empty", (request) -> Representation.of("text/plain", new byte[0]).answer(request))
			.get("/short",
					(request) -> Representation.of("text/plain", bytes.length + 1, ByteSource.of(() -> watched(bytes)))
						.answer(request))
			.build());
	}

	private InputStream watched(byte[] bytes) {
		this.open.incrementAndGet();
		return new ByteArrayInputStream(bytes) {

			@Override
			public void close() {
				RepresentationTests.this.open.decrementAndGet();
			}

		};
	}

	@AfterEach
	void stop() {
		this.server.close();
		assertThat(this.open).hasValue(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/file", "/bytes", "/stream" })
	void wholeContentIsSentWithoutRange(String path) throws IOException {
		String answer = this.server.exchange("GET " + path);
		assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n" + TEXT);
		assertThat(ContentServer.field(answer, "Content-Length")).isEqualTo("1000");
		assertThat(ContentServer.field(answer, "Accept-Ranges")).isEqualTo("bytes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/file", "/bytes", "/stream" })
	void partOfTheContentIsSent(String path) throws IOException {
		String answer = this.server.exchange("GET " + path, "Range: bytes=5-14");
		assertThat(answer).startsWith("HTTP/1.1 206 Partial Content\r\n").endsWith("\r\n\r\n5678901234");
		assertThat(ContentServer.field(answer, "Content-Length")).isEqualTo("10");
		assertThat(ContentServer.field(answer, "Content-Range")).isEqualTo("bytes 5-14/1000");
		assertThat(ContentServer.field(answer, "Content-Type")).isEqualTo("text/plain");
		assertThat(ContentServer.body(this.server.exchange("GET " + path, "Range: bytes=998-"))).isEqualTo("89");
		assertThat(ContentServer.body(this.server.exchange("GET " + path, "Range: bytes=-3"))).isEqualTo("789");
		assertThat(ContentServer.body(this.server.exchange("GET " + path, "Range: bytes=0-0"))).isEqualTo("0");
		assertThat(ContentServer.body(this.server.exchange("GET " + path, "Range: bytes=-2000"))).isEqualTo(TEXT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/file", "/bytes", "/stream" })
	void severalPartsAreSentAsMultipart(String path) throws IOException {
		String answer = this.server.exchange("GET " + path, "Range: bytes=997-,0-3,500-501");
		assertThat(answer).startsWith("HTTP/1.1 206 Partial Content\r\n")
			.doesNotContain("\r\nContent-Range: bytes 997-999/1000\r\nContent-Range");
		String type = ContentServer.field(answer, "Content-Type");
		assertThat(type).startsWith("multipart/byteranges; boundary=");
		String boundary = "--" + type.substring(type.indexOf('=') + 1);
		assertThat(ContentServer.body(answer))
			.isEqualTo(boundary + "\r\nContent-Type: text/plain\r\nContent-Range: bytes 997-999/1000\r\n\r\n789\r\n"
					+ boundary + "\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-3/1000\r\n\r\n0123\r\n"
					+ boundary + "\r\nContent-Type: text/plain\r\nContent-Range: bytes 500-501/1000\r\n\r\n01\r\n"
					+ boundary + "--\r\n");
		assertThat(ContentServer.field(answer, "Content-Length"))
			.isEqualTo(String.valueOf(ContentServer.body(answer).length()));
		assertThat(ContentServer.field(answer, "Content-Range")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/file", "/bytes", "/stream" })
	void whatIsNotThereCannotBeSent(String path) throws IOException {
		String answer = this.server.exchange("GET " + path, "Range: bytes=1000-");
		assertThat(answer).startsWith("HTTP/1.1 416 ");
		assertThat(ContentServer.field(answer, "Content-Range")).isEqualTo("bytes */1000");
	}

	@Test
	void emptyContentHasNoParts() throws IOException {
		assertThat(this.server.exchange("GET /empty")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
		String answer = this.server.exchange("GET /empty", "Range: bytes=0-");
		assertThat(answer).startsWith("HTTP/1.1 416 ");
		assertThat(ContentServer.field(answer, "Content-Range")).isEqualTo("bytes */0");
	}

	@Test
	void rangesAreIgnoredWhereTheyHaveNoMeaning() throws IOException {
		String head = this.server.exchange("HEAD /file", "Range: bytes=0-1");
		assertThat(head).startsWith("HTTP/1.1 200 OK\r\n");
		assertThat(ContentServer.field(head, "Content-Length")).isEqualTo("1000");
		assertThat(this.server.exchange("GET /file", "Range: bytes=x")).startsWith("HTTP/1.1 200 OK\r\n");
		assertThat(this.server.exchange("GET /file", "Range: bytes=0-1", "Range: bytes=2-3"))
			.startsWith("HTTP/1.1 200 OK\r\n");
		assertThat(this.server.exchange("GET /file", "Range: lines=0-1")).startsWith("HTTP/1.1 200 OK\r\n");
	}

	@Test
	void downloadGoesOnOnlyIfTheContentIsTheSame() throws IOException {
		String first = this.server.exchange("GET /file");
		String tag = ContentServer.field(first, "ETag");
		String date = ContentServer.field(first, "Last-Modified");
		assertThat(this.server.exchange("GET /file", "Range: bytes=990-", "If-Range: " + tag))
			.startsWith("HTTP/1.1 206 ");
		assertThat(this.server.exchange("GET /file", "Range: bytes=990-", "If-Range: " + date))
			.startsWith("HTTP/1.1 206 ");
		assertThat(this.server.exchange("GET /file", "Range: bytes=990-", "If-Range: \"other\""))
			.startsWith("HTTP/1.1 200 ");
		assertThat(this.server.exchange("GET /file", "Range: bytes=5000-", "If-Range: \"other\""))
			.startsWith("HTTP/1.1 200 ");
	}

	@Test
	void conditionsGoBeforeRanges() throws IOException {
		String tag = ContentServer.field(this.server.exchange("GET /file"), "ETag");
		assertThat(this.server.exchange("GET /file", "Range: bytes=0-1", "If-None-Match: " + tag))
			.startsWith("HTTP/1.1 304 ");
		assertThat(this.server.exchange("GET /file", "Range: bytes=5000-", "If-Match: \"other\""))
			.startsWith("HTTP/1.1 412 ");
	}

	@Test
	void fieldsAreOfAllAnswers() throws IOException {
		assertThat(this.server.exchange("GET /stream")).contains("\r\nCache-Control: no-store\r\n");
		assertThat(this.server.exchange("HEAD /stream")).contains("\r\nCache-Control: no-store\r\n");
		assertThat(this.server.exchange("GET /stream", "Range: bytes=0-1")).contains("\r\nCache-Control: no-store\r\n");
		assertThat(this.server.exchange("GET /stream", "If-None-Match: *")).startsWith("HTTP/1.1 304 ")
			.contains("\r\nCache-Control: no-store\r\n");
	}

	@Test
	void streamThatEndsEarlyIsNotTakenForTheWhole() throws IOException {
		String answer = this.server.exchange("GET /short");
		assertThat(ContentServer.field(answer, "Content-Length")).isEqualTo("1001");
		assertThat(ContentServer.body(answer)).hasSizeLessThan(1001);
	}

}
