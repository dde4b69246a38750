package io.spserver.protocol.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

import io.spserver.protocol.http.content.ContentServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompressionFilterTests {

	private static final String TEXT = "All work and no play. ".repeat(30_000);

	private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.US_ASCII);

	private static final CompressionOptions OPTIONS = CompressionOptions.of(true, 100,
			List.of("text/*", "application/json"));

	@TempDir
	Path folder;

	private final AtomicInteger open = new AtomicInteger();

	private ContentServer server;

	@BeforeEach
	void start() throws IOException {
		Path file = Files.writeString(this.folder.resolve("a.txt"), TEXT);
		this.server = new ContentServer(HttpRoutes.builder()
			.get("/small", (request) -> HttpResponse.text("small"))
			.get("/text", (request) -> HttpResponse.text(TEXT.substring(0, 10_000)).withHeader("ETag", "\"a\""))
			.get("/bytes", (request) -> HttpResponse.of(200, "text/plain", BYTES))
			.get("/file", (request) -> HttpResponse.of(200, "text/plain", HttpBody.file(file)))
			.get("/stream", (request) -> HttpResponse.of(200, "text/plain", HttpBody.stream(stream(), BYTES.length)))
			.get("/endless", (request) -> HttpResponse.of(200, "text/plain", HttpBody.stream(stream(), -1)))
			.get("/later", (request) -> HttpResponse.async(CompletableFuture.completedFuture(HttpResponse.text(TEXT))))
			.get("/publisher", (request) -> HttpResponse.of(200, "text/plain", publisher()))
			.get("/image", (request) -> HttpResponse.of(200, "image/png", BYTES))
			.get("/events", (request) -> HttpResponse.of(200, "text/event-stream", BYTES))
			.get("/encoded",
					(request) -> HttpResponse.of(200, "text/plain", BYTES).withHeader("Content-Encoding", "br"))
			.get("/fixed",
					(request) -> HttpResponse.of(200, "text/plain", BYTES)
						.withHeader("Cache-Control", "public, no-transform"))
			.get("/part",
					(request) -> HttpResponse.of(206, "text/plain", BYTES).withHeader("Content-Range", "bytes 0-9/10"))
			.get("/unchanged", (request) -> HttpResponse.status(304).withHeader("ETag", "\"a\""))
			.get("/announced",
					(request) -> HttpResponse.status(200)
						.withHeader("Content-Type", "text/plain")
						.withHeader("Content-Length", "10000")
						.withHeader("ETag", "\"a\""))
			.get("/noise", (request) -> HttpResponse.of(200, "text/plain", noise()))
			.build(), new CompressionFilter(OPTIONS));
	}

	private ByteArrayInputStream stream() {
		this.open.incrementAndGet();
		return new ByteArrayInputStream(BYTES) {

			@Override
			public void close() {
				CompressionFilterTests.this.open.decrementAndGet();
			}

		};
	}

	private static HttpBody publisher() {
		return HttpBody.publisher((subscriber) -> {
			SubmissionPublisher<ByteBuffer> publisher = new SubmissionPublisher<>();
			publisher.subscribe(subscriber);
			publisher.submit(ByteBuffer.wrap(BYTES));
			publisher.close();
		}, -1);
	}

	private static byte[] noise() {
		byte[] noise = new byte[2000];
		new java.util.Random(1).nextBytes(noise);
		return noise;
	}

	@AfterEach
	void stop() {
		this.server.close();
		assertThat(this.open).hasValue(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/bytes", "/file", "/stream", "/endless", "/later" })
	void bodyIsCompressed(String path) throws Exception {
		java.net.http.HttpResponse<byte[]> answer = get(path, "gzip");
		assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
		assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Encoding");
		assertThat(answer.body().length).isLessThan(BYTES.length / 10);
		assertThat(inflate(answer.body())).isEqualTo(BYTES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/bytes", "/file", "/stream", "/endless", "/later" })
	void bodyIsPlainForOthersButVaries(String path) throws Exception {
		java.net.http.HttpResponse<byte[]> answer = get(path, "identity");
		assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Encoding");
		assertThat(answer.body()).isEqualTo(BYTES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/image", "/events", "/encoded", "/fixed" })
	void bodyThatMustStayAsItIsDoes(String path) throws Exception {
		java.net.http.HttpResponse<byte[]> answer = get(path, "gzip");
		assertThat(answer.headers().firstValue("Content-Encoding")).isNotEqualTo(java.util.Optional.of("gzip"));
		assertThat(answer.headers().firstValue("Vary")).isEmpty();
		assertThat(answer.body()).isEqualTo(BYTES);
	}

	@Test
	void partStaysAsItIsButVaries() throws Exception {
		java.net.http.HttpResponse<byte[]> answer = get("/part", "gzip");
		assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
		assertThat(answer.body()).isEqualTo(BYTES);
	}

	@Test
	void headDoesNotTellTheLengthOfWhatGetWouldNotSend() throws Exception {
		String head = this.server.exchange("HEAD /announced", "Accept-Encoding: gzip");
		assertThat(head).startsWith("HTTP/1.1 200 ")
			.contains("\r\nContent-Encoding: gzip\r\n", "\r\nETag: W/\"a\"\r\n")
			.doesNotContain("Content-Length")
			.endsWith("\r\n\r\n");
		assertThat(this.server.exchange("HEAD /announced")).contains("\r\nContent-Length: 10000\r\n",
				"\r\nETag: \"a\"\r\n");
	}

	@Test
	void bodyThatWouldNotGainStaysAsItIs() throws Exception {
		assertThat(get("/small", "gzip").body()).asString().isEqualTo("small");
		assertThat(get("/noise", "gzip").body()).isEqualTo(noise());
		assertThat(get("/publisher", "gzip").body()).isEqualTo(BYTES);
	}

	@Test
	void smallBodyIsCompressedForWhoeverTakesNothingElse() throws Exception {
		java.net.http.HttpResponse<byte[]> answer = get("/text", "gzip, identity;q=0");
		assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
	}

	@Test
	void tagOfACompressedBodyIsWeak() throws Exception {
		assertThat(get("/text", "gzip").headers().firstValue("ETag")).contains("W/\"a\"");
		assertThat(get("/text", "gzip").headers().firstValue("Accept-Ranges")).contains("none");
		assertThat(get("/text", "identity").headers().firstValue("ETag")).contains("\"a\"");
	}

	@Test
	void unchangedContentIsKnownByTheTagThatTheClientHas() throws Exception {
		String weak = this.server.exchange("GET /unchanged", "If-None-Match: \"b\", W/\"a\"", "Accept-Encoding: gzip");
		assertThat(weak).startsWith("HTTP/1.1 304 ").contains("\r\nETag: W/\"a\"\r\n", "\r\nVary: Accept-Encoding\r\n");
		String strong = this.server.exchange("GET /unchanged", "If-None-Match: \"a\"", "Accept-Encoding: gzip");
		assertThat(strong).contains("\r\nETag: \"a\"\r\n");
	}

	@Test
	void headIsAnsweredLikeGet() throws Exception {
		String head = this.server.exchange("HEAD /text", "Accept-Encoding: gzip");
		String get = this.server.exchange("GET /text", "Accept-Encoding: gzip");
		for (String name : new String[] { "Content-Encoding", "Content-Length", "ETag", "Vary" }) {
			assertThat(ContentServer.field(head, name)).isEqualTo(ContentServer.field(get, name)).isNotEmpty();
		}
		assertThat(head).endsWith("\r\n\r\n");
		assertThat(this.server.exchange("HEAD /endless", "Accept-Encoding: gzip")).endsWith("\r\n\r\n");
	}

	@Test
	void nothingIsCompressedByDefault() throws Exception {
		CompressionFilter filter = new CompressionFilter(CompressionOptions.defaults());
		HttpRequest request = HttpRequest.of(new TestSession(), "GET", "/", HttpHeaders.of("Accept-Encoding", "gzip"),
				new byte[0]);
		HttpResponse response = HttpResponse.text(TEXT);
		assertThat(filter.filter(request, (same) -> response)).isSameAs(response);
	}

	private java.net.http.HttpResponse<byte[]> get(String path, String accepted) throws Exception {
		java.net.http.HttpRequest request = java.net.http.HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.server.port() + path))
			.header("Accept-Encoding", accepted)
			.method("GET", BodyPublishers.noBody())
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
	}

	private static byte[] inflate(byte[] compressed) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		new GZIPInputStream(new ByteArrayInputStream(compressed)).transferTo(all);
		return all.toByteArray();
	}

}
