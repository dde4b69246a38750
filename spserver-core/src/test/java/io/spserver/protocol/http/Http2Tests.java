package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;

import io.netty.handler.codec.http2.Http2Error;
import io.spserver.Pattern;
import io.spserver.protocol.http.Http2Peer.Answer;
import io.spserver.protocol.http.Http2Peer.Frame;
import io.spserver.server.SpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests and answers in HTTP/2 over real connections, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class Http2Tests extends Http2Test {

	private static final byte[] LARGE = new byte[3_000_000];

	static {
		for (int i = 0; i < LARGE.length; i++) {
			LARGE[i] = (byte) (i * 31 >> 3);
		}
	}

	Http2Tests(Pattern pattern) {
		super(pattern);
	}

	private HttpRoutes routes() {
		return HttpRoutes.builder()
			.get("/hello/{name}", (request) -> HttpResponse.text("Hello, " + request.pathVariable("name") + "!"))
			.get("/head",
					(request) -> HttpResponse.text(request.version() + " " + request.header("Host") + " "
							+ request.header("cookie") + " " + request.queryParameter("q")))
			.get("/large", (request) -> HttpResponse.of(200, "application/octet-stream", LARGE))
			.get("/none", (request) -> HttpResponse.noContent())
			.get("/not-modified", (request) -> HttpResponse.status(304).withHeader("ETag", "\"x\""))
			.get("/fields",
					(request) -> HttpResponse.text("x")
						.withHeader("X-Mixed-Case", "A")
						.withAddedHeader("Set-Cookie", "a=1")
						.withAddedHeader("Set-Cookie", "b=2")
						.withHeader("Connection", "close")
						.withHeader("Keep-Alive", "timeout=1"))
			.get("/block", this::block)
			.get("/fails", (request) -> {
				throw new IllegalStateException("on purpose");
			})
			.post("/echo", (request) -> HttpResponse.of(200, "application/octet-stream", request.body()))
			.post("/length", (request) -> HttpResponse.text(String.valueOf(request.body().length)))
			.build();
	}

	@Test
	void answersRequests() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			Answer answer = peer.get(1, "/hello/world").answer(1);
			assertThat(answer.status()).isEqualTo("200");
			assertThat(answer.text()).isEqualTo("Hello, world!");
			assertThat(answer.field("content-length")).isEqualTo("13");
			assertThat(answer.field("content-type")).isEqualTo("text/plain;charset=UTF-8");
			assertThat(answer.field("date")).endsWith("GMT");
			assertThat(peer.get(3, "/hello/again").answer(3).text()).isEqualTo("Hello, again!");
			assertThat(peer.get(5, "/unknown").answer(5).status()).isEqualTo("404");
			assertThat(peer.get(7, "/fails").answer(7).status()).isEqualTo("500");
		}
	}

	@Test
	void showsHandlersWhatTheyKnowOfHttp1() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			peer.headers(1, true, ":method", "GET", ":scheme", "http", ":authority", "example.org:81", ":path",
					"/x/../head?q=1", "cookie", "a=1", "cookie", "b=2");
			assertThat(peer.answer(1).text()).isEqualTo("HTTP/2.0 example.org:81 a=1; b=2 1");
		}
	}

	@Test
	void sendsNoBodyWhereThereIsNone() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			peer.headers(1, true, ":method", "HEAD", ":scheme", "http", ":authority", "localhost", ":path", "/large");
			Answer head = peer.answer(1);
			assertThat(head.field("content-length")).isEqualTo(String.valueOf(LARGE.length));
			assertThat(head.body()).isEmpty();
			assertThat(peer.get(3, "/none").answer(3).status()).isEqualTo("204");
			Answer notModified = peer.get(5, "/not-modified").answer(5);
			assertThat(notModified.status()).isEqualTo("304");
			assertThat(notModified.field("etag")).isEqualTo("\"x\"");
			assertThat(notModified.field("content-length")).isNull();
		}
	}

	@Test
	void sendsFieldsInLowerCaseAndNoneOfTheConnection() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			Answer answer = peer.get(1, "/fields").answer(1);
			assertThat(answer.field("x-mixed-case")).isEqualTo("A");
			assertThat(answer.headers().getAll("set-cookie")).hasSize(2);
			assertThat(answer.field("connection")).isNull();
			assertThat(answer.field("keep-alive")).isNull();
			assertThat(peer.get(3, "/hello/still").answer(3).text()).isEqualTo("Hello, still!");
		}
	}

	@Test
	void takesBodiesOfKnownAndUnknownLength() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			peer.post(1, "/echo", "content-length", "6").data(1, false, bytes("abc")).data(1, true, bytes("def"));
			assertThat(peer.answer(1).text()).isEqualTo("abcdef");
			peer.post(3, "/echo").data(3, false, bytes("uvw")).data(3, false, bytes("xyz")).data(3, true, bytes(""));
			assertThat(peer.answer(3).text()).isEqualTo("uvwxyz");
			peer.post(5, "/echo").data(5, true, bytes(""));
			assertThat(peer.answer(5).text()).isEmpty();
			peer.post(7, "/echo", "content-length", "0").data(7, true, bytes(""));
			assertThat(peer.answer(7).status()).isEqualTo("200");
		}
	}

	@Test
	void readsAndDropsTrailers() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			peer.post(1, "/echo", "trailer", "x-sum")
				.data(1, false, bytes("abc"))
				.headers(1, true, "x-sum", "1")
				.get(3, "/hello/next");
			assertThat(peer.answer(1).text()).isEqualTo("abc");
			assertThat(peer.answer(3).text()).isEqualTo("Hello, next!");
		}
	}

	@Test
	void tellsPeersThatWaitToContinue() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			peer.post(1, "/echo", "expect", "100-continue", "content-length", "3");
			Frame informational = peer.await(Http2Peer.HEADERS);
			assertThat(informational.headers().status()).hasToString("100");
			assertThat(informational.flags() & Http2Peer.END_STREAM).isZero();
			peer.data(1, true, bytes("abc"));
			assertThat(peer.answer(1).text()).isEqualTo("abc");
		}
	}

	@Test
	void sendsLargeBodiesAsThePeerTakesThem() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			peer.opensWindows = false;
			peer.get(1, "/large").get(3, "/hello/beside");
			int received = 0;
			boolean beside = false;
			while (received < 65535) {
				Frame frame = peer.await((candidate) -> candidate.type() == Http2Peer.DATA);
				beside |= frame.stream() == 3;
				received += frame.payload().length;
			}
			peer.openWindow(0, 100_000);
			if (!beside) {
				assertThat(peer.answer(3).text()).isEqualTo("Hello, beside!");
			}
			peer.opensWindows = true;
			peer.openWindow(1, 50_000);
			Answer rest = peer.answer(1);
			assertThat(rest.error()).isNull();
			assertThat(LARGE).endsWith(rest.body());
		}
	}

	@Test
	void takesLargeBodies() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			peer.post(1, "/length").upload(1, LARGE);
			assertThat(peer.answer(1).text()).isEqualTo(String.valueOf(LARGE.length));
		}
	}

	@Test
	void handlesStreamsOfOneConnectionAtOnce() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			for (int i = 0; i < 100; i++) {
				peer.get(2 * i + 1, "/block");
			}
			Awaitility.await().until(() -> server.statistics().requests().active() == 100);
			assertThat(server.statistics().connections().active()).isEqualTo(1);
			peer.get(201, "/hello/too-many");
			assertThat(peer.answer(201).error()).isEqualTo(Http2Error.REFUSED_STREAM);
			this.release.countDown();
			int answers = 0;
			while (answers < 100) {
				Frame frame = peer.await((candidate) -> (candidate.flags() & Http2Peer.END_STREAM) != 0);
				answers += (frame.type() == Http2Peer.DATA) ? 1 : 0;
			}
			assertThat(peer.get(203, "/hello/again").answer(203).text()).isEqualTo("Hello, again!");
		}
	}

	@Test
	void countsRequestsButNotStreamsAsConnections() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			for (int stream = 1; stream < 20; stream += 2) {
				peer.get(stream, "/hello/x").answer(stream);
			}
			assertThat(server.statistics().requests().total()).isEqualTo(10);
			assertThat(server.statistics().connections().accepted()).isEqualTo(1);
			assertThat(server.statistics().connections().active()).isEqualTo(1);
			assertThat(server.statistics().bytes().read()).isBetween(300L, 5000L);
			assertThat(server.statistics().bytes().written()).isBetween(300L, 5000L);
			Awaitility.await().until(() -> this.runtime.sessions().count() == 1);
			assertThat(this.runtime.sessions().list().get(0).requests()).isEqualTo(10);
		}
		Awaitility.await().until(() -> server.statistics().connections().active() == 0);
	}

	@Test
	void goesOnSpeakingHttp1() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = new Http2Peer(address(server))) {
			peer.send(bytes("P"))
				.send(bytes("OST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n" + "Connection: close\r\n\r\nhi"));
			String answer = new String(peer.socket().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhi");
		}
	}

	@Test
	void knowsThePrefaceAlsoByteByByte() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = new Http2Peer(address(server))) {
			for (byte b : bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")) {
				peer.send(new byte[] { b });
			}
			for (byte b : Http2Peer.frameBytes(Http2Peer.SETTINGS, 0, 0, new byte[0])) {
				peer.send(new byte[] { b });
			}
			assertThat(peer.get(1, "/hello/slow").answer(1).text()).isEqualTo("Hello, slow!");
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
