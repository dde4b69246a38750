package io.spserver.protocol.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;

import io.netty.handler.codec.http2.Http2Error;
import io.spserver.Pattern;
import io.spserver.protocol.http.Http2Peer.Answer;
import io.spserver.server.SpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bodies that are not in memory, and answers that come late, in HTTP/2 and both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class Http2BodiesTests extends Http2Test {

	private static final byte[] CONTENT = "0123456789abcdef".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

	@TempDir
	Path folder;

	private Path file;

	private SpServer server;

	Http2BodiesTests(Pattern pattern) {
		super(pattern);
	}

	@BeforeEach
	void start() throws Exception {
		this.file = Files.write(this.folder.resolve("file"), CONTENT);
		HttpOptions http = HttpOptions.builder().handlerTimeout(Duration.ofSeconds(1)).build();
		this.server = start(routes(), http, (options) -> options, null);
	}

	private HttpRoutes routes() {
		return HttpRoutes.builder()
			.get("/file", (request) -> HttpResponse.of(200, "a/b", HttpBody.file(this.file)))
			.get("/stream", (request) -> HttpResponse.of(200, "a/b", HttpBody.stream(input(CONTENT.length), -1)))
			.get("/short", (request) -> HttpResponse.of(200, "a/b", HttpBody.stream(input(10), 20)))
			.get("/broken", (request) -> HttpResponse.of(200, "a/b", HttpBody.stream(new BrokenStream(), -1)))
			.get("/publisher", (request) -> HttpResponse.of(200, "a/b", HttpBody.publisher(published(), -1)))
			.get("/late",
					(request) -> HttpResponse.async(CompletableFuture.supplyAsync(() -> HttpResponse.text("late"))))
			.get("/block", this::block)
			.post("/upload", (request) -> HttpResponse.text(request.bodyLength() + " " + sum(request.bodyStream())))
			.build();
	}

	private static InputStream input(int length) {
		return new ByteArrayInputStream(CONTENT, 0, length);
	}

	private static SubmissionPublisher<ByteBuffer> published() {
		SubmissionPublisher<ByteBuffer> publisher = new SubmissionPublisher<>();
		CompletableFuture.runAsync(() -> {
			Awaitility.await().until(publisher::hasSubscribers);
			for (int i = 0; i < CONTENT.length; i += 1000) {
				publisher.submit(ByteBuffer.wrap(CONTENT, i, 1000));
			}
			publisher.close();
		});
		return publisher;
	}

	private static long sum(InputStream in) throws IOException {
		long sum = 0;
		for (byte b : in.readAllBytes()) {
			sum += b;
		}
		return sum;
	}

	@Test
	void sendsFilesStreamsAndPublishers() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			int stream = 1;
			for (String path : new String[] { "/file", "/stream", "/publisher" }) {
				Answer answer = peer.get(stream, path).answer(stream);
				assertThat(answer.error()).isNull();
				assertThat(answer.body()).as(path).isEqualTo(CONTENT);
				assertThat(answer.field("transfer-encoding")).isNull();
				stream += 2;
			}
			Awaitility.await().until(() -> this.server.statistics().requests().total() == 3);
			assertThat(this.server.statistics().requests().failed()).isZero();
		}
	}

	@Test
	void resetsAnswersThatFailInTheMiddle() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			assertThat(peer.get(1, "/short").answer(1).error()).isEqualTo(Http2Error.INTERNAL_ERROR);
			assertThat(peer.get(3, "/broken").answer(3).error()).isEqualTo(Http2Error.INTERNAL_ERROR);
			assertThat(peer.get(5, "/late").answer(5).text()).isEqualTo("late");
		}
	}

	@Test
	void takesUploadsThatAreNotKeptInMemory() throws Exception {
		long sum = sum(input(CONTENT.length));
		try (Http2Peer peer = connect(this.server)) {
			int stream = 1;
			for (String length : new String[] { "content-length", "x-length" }) {
				peer.post(stream, "/upload", length, String.valueOf(CONTENT.length));
				peer.upload(stream, CONTENT);
				assertThat(peer.answer(stream).text()).isEqualTo(CONTENT.length + " " + sum);
				stream += 2;
			}
		}
	}

	@Test
	void limitsTheTimeOfHandlers() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			assertThat(peer.get(1, "/block").answer(1).status()).isEqualTo("503");
			assertThat(peer.get(3, "/late").answer(3).text()).isEqualTo("late");
		}
	}

	private static final class BrokenStream extends InputStream {

		private int count;

		@Override
		public int read() throws IOException {
			if (++this.count > 100_000) {
				throw new IOException("on purpose");
			}
			return 'x';
		}

	}

}
