package io.spserver.protocol.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Requests with large bodies, in both patterns. On Linux, where open files can be listed.
 */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@EnumSource(Pattern.class)
class UploadTests extends WebTest {

	private static final String LARGE = "0123456789".repeat(100_000);

	private final BlockingQueue<HttpRequest> handled = new LinkedBlockingQueue<>();

	private final List<String> asked = new CopyOnWriteArrayList<>();

	UploadTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void largeBodyIsInAFileUntilItsRequestIsAnswered() throws Exception {
		SpServer server = start(this::echo);
		try (WebClient client = new WebClient(server)) {
			client.send(post(LARGE.length(), "") + LARGE + "GET /plain HTTP/1.1\r\nHost: h\r\n\r\n");
			assertThat(client.answer()).endsWith("\r\n\r\n" + LARGE);
			assertThat(client.answer()).endsWith("plain");
		}
		HttpRequest request = take();
		assertThat(request.bodyLength()).isEqualTo(LARGE.length());
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(request::body);
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(request::bodyStream);
		assertThat(openFiles()).isZero();
		assertThat(server.statistics().requests().total()).isEqualTo(2);
	}

	@Test
	void largeChunkedBodyIsTakenToo() throws Exception {
		SpServer server = start(this::echo);
		StringBuilder chunks = new StringBuilder();
		for (int i = 0; i < LARGE.length(); i += 10_000) {
			chunks.append("2710\r\n").append(LARGE, i, i + 10_000).append("\r\n");
		}
		try (WebClient client = new WebClient(server)) {
			client.send("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");
			assertThat(client.answer()).endsWith("\r\n\r\n" + LARGE);
		}
		assertThat(openFiles()).isZero();
	}

	@Test
	void fileIsReadablyOpenWhileItIsHandled() throws Exception {
		List<Long> open = new CopyOnWriteArrayList<>();
		SpServer server = start((request) -> {
			open.add(openFiles());
			try (InputStream body = request.bodyStream()) {
				return HttpResponse
					.text(new String(body.readNBytes(3), StandardCharsets.US_ASCII) + request.body().length);
			}
		});
		try (WebClient client = new WebClient(server).send(post(LARGE.length(), "") + LARGE)) {
			assertThat(client.answer()).endsWith("\r\n\r\n0121000000");
		}
		assertThat(open).containsExactly(1L);
		await().untilAsserted(() -> assertThat(openFiles()).isZero());
	}

	@Test
	void fileIsGoneWhenThePeerVanishesInTheMiddleOrTheHandlerThrows() throws Exception {
		SpServer server = start((request) -> {
			throw new IllegalStateException("broken");
		});
		WebClient client = new WebClient(server).send(post(LARGE.length(), "") + LARGE.substring(1));
		await().untilAsserted(() -> assertThat(openFiles()).isOne());
		client.vanish();
		await().untilAsserted(() -> assertThat(openFiles()).isZero());
		try (WebClient second = new WebClient(server).send(post(LARGE.length(), "") + LARGE)) {
			assertThat(second.answer()).startsWith("HTTP/1.1 500 ");
		}
		assertThat(openFiles()).isZero();
	}

	@Test
	void bodyThatIsTooLargeIsRefusedBeforeItArrives() throws Exception {
		SpServer server = start(this::echo, (options) -> options.maxBodySize(LARGE.length() - 1));
		try (WebClient client = new WebClient(server).send(post(LARGE.length(), "Expect: 100-continue\r\n"))) {
			assertThat(client.rest()).startsWith("HTTP/1.1 413 ").contains("\r\nConnection: close\r\n");
		}
		try (WebClient client = new WebClient(server)) {
			client.send("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nc350\r\n");
			client.send("x".repeat(50_000) + "\r\nc350\r\n" + "x".repeat(50_000) + "\r\nfffff\r\n");
			assertThat(client.rest()).startsWith("HTTP/1.1 413 ");
		}
		assertThat(this.handled).isEmpty();
		await().untilAsserted(() -> assertThat(openFiles()).isZero());
	}

	@Test
	void filterRefusesALargeBodyBeforeItIsTaken() throws Exception {
		this.filters.add(guard(null));
		this.filters.add(guard(HttpResponse.text(401, "Who are you?")));
		SpServer server = start(this::echo);
		try (WebClient client = new WebClient(server).send(post(LARGE.length(), ""))) {
			assertThat(client.rest()).startsWith("HTTP/1.1 401 ")
				.contains("\r\nConnection: close\r\n")
				.endsWith("\r\n\r\nWho are you?");
		}
		try (WebClient client = new WebClient(server).send(post(5, "Expect: 100-continue\r\n"))) {
			assertThat(client.rest()).startsWith("HTTP/1.1 401 ");
		}
		assertThat(this.asked).containsExactly("before /a/**", "before /a/**", "filter", "before /a/**", "before /a/**",
				"filter");
		assertThat(this.handled).isEmpty();
		assertThat(server.statistics().requests().total()).isEqualTo(2);
	}

	@Test
	void filterIsNotAskedBeforeASmallBodyThatIsThere() throws Exception {
		this.filters.add(guard(HttpResponse.status(401)));
		SpServer server = start(this::echo);
		try (WebClient client = new WebClient(server).send(post(5, "") + "hello")) {
			assertThat(client.answer()).endsWith("\r\n\r\nhello");
		}
		assertThat(this.asked).containsExactly("filter");
	}

	@Test
	void peerGetsLeaveToSendItsBodyAndCountsOnce() throws Exception {
		SpServer server = start(this::echo);
		try (WebClient client = new WebClient(server)) {
			for (int length : new int[] { 5, 100_000 }) {
				client.send(post(length, "Expect: 100-continue\r\n"));
				assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
				client.send("x".repeat(length));
				assertThat(client.answer()).endsWith("\r\n\r\n" + "x".repeat(length));
			}
		}
		assertThat(server.statistics().requests().total()).isEqualTo(2);
	}

	@Test
	void largeBodyForNobodyIsNotTaken() throws Exception {
		SpServer server = start(this::echo);
		try (WebClient client = new WebClient(server)) {
			client.send("POST /missing HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n");
			assertThat(client.rest()).startsWith("HTTP/1.1 404 ").contains("\r\nConnection: close\r\n");
		}
	}

	private HttpResponse echo(HttpRequest request) {
		this.handled.add(request);
		return HttpResponse.of(200, "a/b", HttpBody.stream(request.bodyStream(), request.bodyLength()));
	}

	private HttpFilter guard(@Nullable HttpResponse refusal) {
		return new HttpFilter() {

			@Override
			public @Nullable HttpResponse before(HttpRequest headOnly) {
				UploadTests.this.asked.add("before " + headOnly.route());
				return refusal;
			}

			@Override
			public HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception {
				UploadTests.this.asked.add("filter");
				return next.handle(request);
			}

		};
	}

	private HttpRequest take() throws InterruptedException {
		HttpRequest request = this.handled.poll(10, TimeUnit.SECONDS);
		assertThat(request).isNotNull();
		return request;
	}

	private static String post(int length, String fields) {
		return "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n" + fields + "\r\n";
	}

	/** How many temporary files this process holds, with or without a name. */
	private static long openFiles() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
			return files.filter(UploadTests::isSpool).count();
		}
	}

	private static boolean isSpool(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString().matches(".*/spserver-\\d+\\.tmp.*");
		}
		catch (IOException ex) {
			return false;
		}
	}

}
