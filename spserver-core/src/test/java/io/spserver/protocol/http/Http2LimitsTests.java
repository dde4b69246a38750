package io.spserver.protocol.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.handler.codec.http2.Http2Error;
import io.spserver.Pattern;
import io.spserver.protocol.http.Http2Peer.Frame;
import io.spserver.server.SpServer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Peers that ask for more than is good, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class Http2LimitsTests extends Http2Test {

	private final AtomicInteger handled = new AtomicInteger();

	private SpServer server;

	Http2LimitsTests(Pattern pattern) {
		super(pattern);
	}

	@BeforeEach
	void start() throws Exception {
		this.server = start(routes(), (options) -> options.maxThreads(4), null);
	}

	private HttpRoutes routes() {
		return HttpRoutes.builder().get("/", (request) -> HttpResponse.text("root")).get("/block", (request) -> {
			this.handled.incrementAndGet();
			return block(request);
		})
			.get("/large", (request) -> HttpResponse.of(200, "a/b", new byte[1_000_000]))
			.post("/", (request) -> HttpResponse.text(String.valueOf(request.body().length)))
			.build();
	}

	@Test
	void endsConnectionsThatOpenAndResetStreams() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			Http2Error error = sendUntilTold(peer, 1000, (i) -> peer.get(2 * i + 1, "/block").reset(2 * i + 1));
			assertEnded(error);
		}
		Awaitility.await().until(() -> this.server.statistics().connections().active() == 0);
		this.release.countDown();
		Awaitility.await().until(() -> this.runtime.sessions().count() == 0);
		assertThat(this.handled).hasValueLessThanOrEqualTo(4);
	}

	@Test
	void endsConnectionsThatMakeTheServerResetStreams() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			Http2Error error = sendUntilTold(peer, 1000, (i) -> peer.post(2 * i + 1, "/").openWindow(2 * i + 1, 0));
			assertEnded(error);
		}
	}

	@Test
	void endsConnectionsThatFloodPings() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			Http2Error error = sendUntilTold(peer, 20_000, (i) -> peer.frame(Http2Peer.PING, 0, 0, new byte[8]));
			assertEnded(error);
		}
	}

	@Test
	void endsConnectionsThatFloodSettings() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			Http2Error error = sendUntilTold(peer, 20_000, (i) -> peer.frame(Http2Peer.SETTINGS, 0, 0));
			assertEnded(error);
		}
	}

	@Test
	void endsConnectionsThatFloodEmptyData() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			peer.post(1, "/");
			Http2Error error = sendUntilTold(peer, 1000, (i) -> peer.data(1, false, new byte[0]));
			assertEnded(error);
		}
	}

	@Test
	void endsConnectionsThatNeverEndTheirHeaders() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			peer.frame(Http2Peer.HEADERS, 0, 1, Http2Peer.block(":method", "GET"));
			byte[] more = Http2Peer.block("x", "y".repeat(100));
			Http2Error error = sendUntilTold(peer, 100_000, (i) -> peer.frame(Http2Peer.CONTINUATION, 0, 1, more));
			assertThat(error).isIn(Http2Error.ENHANCE_YOUR_CALM, Http2Error.PROTOCOL_ERROR);
		}
	}

	@Test
	void answersHeadersThatAreALittleTooLong() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			peer.headers(1, true, ":method", "GET", ":scheme", "http", ":authority", "x", ":path", "/", "x",
					"y".repeat(12_300));
			assertThat(peer.answer(1).status()).isEqualTo("431");
			assertThat(peer.get(3, "/").answer(3).text()).isEqualTo("root");
		}
	}

	@Test
	void refusesStreamsAboveTheLimitAlsoWithoutAcknowledgement() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			Frame settings = peer.await(Http2Peer.SETTINGS);
			assertThat(settings.payload()).containsSequence(0, 3, 0, 0, 0, 100);
			for (int i = 0; i < 101; i++) {
				peer.get(2 * i + 1, "/block");
			}
			assertThat(peer.answer(201).error()).isEqualTo(Http2Error.REFUSED_STREAM);
		}
	}

	@Test
	void refusesNoConnectionsForTheStreamsOfOneThatWait() throws Exception {
		SpServer small = start(routes(), (options) -> options.maxThreads(1).requestQueueSize(2), null);
		try (Http2Peer peer = connect(small); Http2Peer other = connect(small)) {
			for (int i = 0; i < 20; i++) {
				peer.get(2 * i + 1, "/block");
			}
			Awaitility.await().until(() -> small.statistics().requests().queued() > 2);
			try (Http2Peer late = connect(small)) {
				late.get(1, "/");
				this.release.countDown();
				assertThat(late.answer(1).text()).isEqualTo("root");
			}
			assertThat(other.get(1, "/").answer(1).text()).isEqualTo("root");
			assertThat(small.statistics().connections().refused()).isZero();
		}
	}

	@Test
	void drainsConnectionsAfterAsManyRequestsAsTheyMayHave() throws Exception {
		HttpOptions http = HttpOptions.builder().maxRequestsPerConnection(2).build();
		SpServer limited = start(routes(), http, (options) -> options, null);
		try (Http2Peer peer = connect(limited)) {
			assertThat(peer.get(1, "/").answer(1).text()).isEqualTo("root");
			assertThat(peer.get(3, "/").answer(3).text()).isEqualTo("root");
			assertThat(peer.goAway()).isEqualTo(Http2Error.NO_ERROR);
		}
	}

	@Test
	void speaksNoHttp2IfNoStreamsAreAllowed() throws Exception {
		HttpOptions http = HttpOptions.builder().maxConcurrentStreams(0).build();
		SpServer old = start(routes(), http, (options) -> options, null);
		try (Http2Peer peer = connect(old)) {
			assertThat(new String(peer.socket().getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
				.startsWith("HTTP/1.1 505 ");
		}
	}

	@Test
	void doesNotReadWhatIsNotWanted() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			for (int i = 0; i < 4; i++) {
				peer.get(2 * i + 1, "/block");
			}
			Awaitility.await().until(() -> this.handled.get() == 4);
			peer.post(9, "/").data(9, false, new byte[16384]).data(9, false, new byte[16384]);
			assertThat(peer.frame(Http2Peer.PING, 0, 0, new byte[8]).await(Http2Peer.PING).flags())
				.isEqualTo(Http2Peer.ACK);
			assertThat(this.server.statistics().requests().total()).isZero();
			this.release.countDown();
			peer.data(9, true, new byte[1]);
			assertThat(peer.answer(9).text()).isEqualTo("32769");
		}
	}

	@Test
	void givesUpOnStreamsWhoseAnswerIsNotTaken() throws Exception {
		SpServer impatient = start(routes(), (options) -> options.timeout(Duration.ofMillis(300)), null);
		try (Http2Peer peer = connect(impatient)) {
			peer.opensWindows = false;
			peer.get(1, "/large");
			assertThat(peer.answer(1).error()).isEqualTo(Http2Error.CANCEL);
			assertThat(peer.goAway()).isEqualTo(Http2Error.NO_ERROR);
		}
	}

	@Test
	void givesUpOnStreamsWhoseRequestDoesNotArrive() throws Exception {
		SpServer impatient = start(routes(), (options) -> options.timeout(Duration.ofMillis(300)), null);
		try (Http2Peer peer = connect(impatient)) {
			peer.post(1, "/").data(1, false, new byte[1]);
			assertThat(peer.answer(1).status()).isEqualTo("408");
			assertThat(peer.await(Http2Peer.RST_STREAM).number(0)).isEqualTo((int) Http2Error.NO_ERROR.code());
		}
	}

	@Test
	void closesIdleConnections() throws Exception {
		SpServer impatient = start(routes(), (options) -> options.timeout(Duration.ofMillis(300)), null);
		try (Http2Peer peer = connect(impatient)) {
			assertThat(peer.get(1, "/").answer(1).text()).isEqualTo("root");
			assertThat(peer.goAway()).isEqualTo(Http2Error.NO_ERROR);
		}
		try (Http2Peer peer = new Http2Peer(address(impatient))) {
			peer.send(new byte[] { 'P', 'R', 'I' });
			assertThat(peer.socket().getInputStream().readAllBytes()).isNotNull();
		}
		Awaitility.await().until(() -> this.runtime.sessions().count() == 0);
	}

	/** Sends until the server says why it ends the connection. */
	/** The connection has ended; a peer that goes on sending may not hear why. */
	private static void assertEnded(@Nullable Http2Error error) {
		assertThat(error).isIn(Http2Error.ENHANCE_YOUR_CALM, null);
	}

	private @Nullable Http2Error sendUntilTold(Http2Peer peer, int times, Sending sending) throws Exception {
		try {
			for (int i = 0; i < times; i++) {
				sending.send(i);
			}
		}
		catch (IOException ex) {
			// The connection is closed already.
		}
		return peer.goAway();
	}

	private interface Sending {

		void send(int index) throws Exception;

	}

}
