package io.spserver.protocol.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Peers and handlers that take too long, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class TimeLimitTests extends WebTest {

	private static final Duration SHORT = Duration.ofMillis(200);

	TimeLimitTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void headThatTricklesEndsWith408() throws Exception {
		SpServer server = start((request) -> HttpResponse.text("x"), (options) -> options.headerTimeout(SHORT));
		try (WebClient client = new WebClient(server).get("/plain")) {
			assertThat(client.answer()).endsWith("plain");
			client.send("GET / HTTP/1.1\r\n");
			assertThat(trickle(client)).startsWith("HTTP/1.1 408 ").contains("\r\nConnection: close\r\n");
		}
	}

	@Test
	void bodyThatTricklesEndsWith408() throws Exception {
		SpServer server = start((request) -> HttpResponse.text("x"),
				(options) -> options.bodyTimeout(SHORT).minBodyRate(1_000_000));
		try (WebClient client = new WebClient(server)) {
			client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n");
			assertThat(trickle(client)).startsWith("HTTP/1.1 408 ");
		}
	}

	@Test
	void bodyThatStopsEndsWith408() throws Exception {
		SpServer server = start((request) -> HttpResponse.text("x"),
				(options) -> options.bodyTimeout(SHORT).minBodyRate(0));
		try (WebClient client = new WebClient(server)) {
			client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nx");
			assertThat(client.rest()).startsWith("HTTP/1.1 408 ");
		}
	}

	@Test
	void bodyThatIsFastEnoughHasAllTheTimeItNeeds() throws Exception {
		SpServer server = start((request) -> HttpResponse.text("x"),
				(options) -> options.bodyTimeout(SHORT).minBodyRate(10));
		try (WebClient client = new WebClient(server)) {
			client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 120\r\n\r\n0123456789");
			for (int i = 1; i < 12; i++) {
				pause(50);
				client.send("0123456789");
			}
			assertThat(client.answer()).startsWith("HTTP/1.1 200 ");
		}
	}

	@Test
	void idleConnectionIsClosedSilently() throws Exception {
		SpServer server = start((request) -> HttpResponse.text("x"), (options) -> options.keepAliveTimeout(SHORT));
		try (WebClient fresh = new WebClient(server); WebClient used = new WebClient(server).get("/plain")) {
			assertThat(used.answer()).endsWith("plain");
			assertThat(used.rest()).isEmpty();
			assertThat(fresh.rest()).isEmpty();
		}
	}

	@Test
	void handlerThatTakesTooLongIsInterruptedAndItsAnswerDropped() throws Exception {
		CountDownLatch interrupted = new CountDownLatch(1);
		SpServer server = start((request) -> {
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
			}
			return HttpResponse.text("late");
		}, (options) -> options.handlerTimeout(SHORT));
		try (WebClient client = new WebClient(server).get("/a").get("/plain")) {
			assertThat(client.rest()).startsWith("HTTP/1.1 503 ")
				.contains("\r\nConnection: close\r\n")
				.doesNotContain("late", "\r\n\r\nplain");
		}
		assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
		await().untilAsserted(() -> assertThat(server.statistics().requests().failed()).isOne());
	}

	@Test
	void asyncAnswerThatComesTooLateIsDropped() throws Exception {
		CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
		AtomicBoolean letGo = new AtomicBoolean();
		SpServer server = start((request) -> HttpResponse.async(answer), (options) -> options.handlerTimeout(SHORT));
		try (WebClient client = new WebClient(server).get("/a")) {
			assertThat(client.rest()).startsWith("HTTP/1.1 503 ");
		}
		answer.complete(HttpResponse.of(200, "a/b", HttpBody.bytes(new byte[1]).onEnd((failure) -> letGo.set(true))));
		await().untilTrue(letGo);
		await().untilAsserted(() -> assertThat(server.statistics().requests().failed()).isOne());
	}

	@Test
	void handlerThatIsQuickEnoughIsNotDisturbed() throws Exception {
		SpServer server = start((request) -> HttpResponse.text("x"), (options) -> options.handlerTimeout(SHORT));
		try (WebClient client = new WebClient(server)) {
			for (int i = 0; i < 10; i++) {
				assertThat(client.get("/a").answer()).startsWith("HTTP/1.1 200 ");
				pause(30);
			}
		}
	}

	@Test
	void connectionClosesAfterItsLastRequest() throws Exception {
		SpServer server = start((request) -> HttpResponse.text("x"), (options) -> options.maxRequestsPerConnection(2));
		try (WebClient client = new WebClient(server).get("/a").get("/a").get("/a")) {
			assertThat(client.answer()).doesNotContain("Connection: close");
			assertThat(client.rest()).containsOnlyOnce("HTTP/1.1").contains("\r\nConnection: close\r\n");
		}
	}

	/** Sends a byte now and then until an answer comes. */
	private static String trickle(WebClient client) throws IOException {
		AtomicBoolean answered = new AtomicBoolean();
		await().pollInterval(Duration.ofMillis(20)).until(() -> {
			if (client.socket().getInputStream().available() == 0) {
				client.send("x");
				return false;
			}
			answered.set(true);
			return true;
		});
		return client.rest();
	}

	private static void pause(long millis) {
		long start = System.nanoTime();
		await().pollInterval(Duration.ofMillis(5))
			.until(() -> System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(millis));
	}

}
