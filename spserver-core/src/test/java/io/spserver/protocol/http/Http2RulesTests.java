package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.netty.handler.codec.http2.Http2Error;
import io.spserver.Pattern;
import io.spserver.protocol.http.Http2Peer.Answer;
import io.spserver.server.SpServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What a peer may not send, and what becomes of it: RFC 9113, sections 4 to 8.
 */
class Http2RulesTests extends Http2Test {

	private static final int PADDED = 8;

	private SpServer server;

	Http2RulesTests() {
		super(Pattern.HALF_SYNC_HALF_ASYNC);
	}

	@BeforeEach
	void start() throws Exception {
		this.server = start(HttpRoutes.builder()
			.get("/", (request) -> HttpResponse.text("root"))
			.get("/a", (request) -> HttpResponse.text("a " + request.header("x-field")))
			.post("/", (request) -> HttpResponse.text(request.text()))
			.build());
	}

	static Stream<Arguments> malformed() {
		return Stream.of(arguments("no method", list(":scheme http :authority x :path /")),
				arguments("no scheme", list(":method GET :authority x :path /")),
				arguments("no path", list(":method GET :scheme http :authority x")),
				arguments("empty path", list(":method GET :scheme http :authority x :path -")),
				arguments("two paths", list(":method GET :scheme http :authority x :path / :path /a")),
				arguments("two methods", list(":method GET :method GET :scheme http :authority x :path /")),
				arguments("absolute path", list(":method GET :scheme http :authority x :path http://x/")),
				arguments("path without slash", list(":method GET :scheme http :authority x :path a")),
				arguments("star for GET", list(":method GET :scheme http :authority x :path *")),
				arguments("late pseudo", list(":method GET :scheme http :authority x a b :path /")),
				arguments("unknown pseudo", list(":method GET :scheme http :authority x :path / :protocol w")),
				arguments("status", list(":method GET :scheme http :authority x :path / :status 200")),
				arguments("upper case", list(":method GET :scheme http :authority x :path / X-Field a")),
				arguments("connection", list(":method GET :scheme http :authority x :path / connection close")),
				arguments("keep-alive", list(":method GET :scheme http :authority x :path / keep-alive 1")),
				arguments("proxy", list(":method GET :scheme http :authority x :path / proxy-connection close")),
				arguments("upgrade", list(":method GET :scheme http :authority x :path / upgrade h2c")),
				arguments("codings", list(":method GET :scheme http :authority x :path / transfer-encoding chunked")),
				arguments("te", list(":method GET :scheme http :authority x :path / te gzip")),
				arguments("other host", list(":method GET :scheme http :authority x :path / host y")),
				arguments("two hosts", list(":method GET :scheme http :authority x :path / host x host x")),
				arguments("bad scheme", list(":method GET :scheme ftp :authority x :path /")),
				arguments("bad method", list(":method GE{T :scheme http :authority x :path /")),
				arguments("bad name", list(":method GET :scheme http :authority x :path / x(y) a")),
				arguments("length with no body",
						list(":method POST :scheme http :authority x :path / content-length 3")),
				arguments("CONNECT with path", list(":method CONNECT :scheme http :authority x :path /")));
	}

	private static String[] list(String fields) {
		String[] list = fields.split(" ");
		for (int i = 0; i < list.length; i++) {
			list[i] = list[i].equals("-") ? "" : list[i];
		}
		return list;
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("malformed")
	void resetsMalformedRequests(String what, String[] fields) throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			Answer answer = peer.headers(1, true, fields).answer(1);
			assertThat(answer.error()).as(what).isEqualTo(Http2Error.PROTOCOL_ERROR);
			assertThat(answer.headers()).isNull();
			assertThat(peer.get(3, "/").answer(3).text()).isEqualTo("root");
		}
	}

	@ParameterizedTest
	@MethodSource("badValues")
	void resetsRequestsWithControlCharacters(String value) throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			peer.headers(1, true, ":method", "GET", ":scheme", "http", ":authority", "x", ":path", "/a", "x-field",
					value);
			assertThat(peer.answer(1).error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
		}
	}

	static Stream<String> badValues() {
		return Stream.of("a\rb", "a\nb", "a\0b", " a", "a ", "\ta", "a\u0001b", "a\u007fb");
	}

	static Stream<Arguments> refused() {
		return Stream.of(arguments("/..%2f/x", "400"), arguments("/%2e%2e/x", "400"), arguments("/a%", "400"),
				arguments("/a#b", "400"), arguments("/a b", "400"), arguments("/a%2fb", "400"),
				arguments("/" + "a".repeat(5000), "414"), arguments("/b", "404"));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void isAsStrictWithPathsAsHttp1(String path, String status) throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			assertThat(peer.get(1, path).answer(1).status()).isEqualTo(status);
			assertThat(peer.get(3, "/").answer(3).text()).isEqualTo("root");
		}
	}

	@Test
	void answersOtherRefusalsWithAStatus() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			peer.headers(1, true, ":method", "GET", ":scheme", "http", ":path", "/");
			assertThat(peer.answer(1).status()).isEqualTo("400");
			peer.headers(3, true, ":method", "GET", ":scheme", "http", ":authority", "u@x", ":path", "/");
			assertThat(peer.answer(3).status()).isEqualTo("400");
			peer.headers(5, true, ":method", "CONNECT", ":authority", "x:1");
			assertThat(peer.answer(5).status()).isEqualTo("501");
			peer.post(7, "/", "expect", "something", "content-length", "1");
			assertThat(peer.answer(7).status()).isEqualTo("417");
			peer.headers(9, true, ":method", "OPTIONS", ":scheme", "https", ":authority", "x", ":path", "*");
			assertThat(peer.answer(9).status()).isEqualTo("200");
		}
	}

	@Test
	void holdsBodiesToTheirLength() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			peer.post(1, "/", "content-length", "3").data(1, true, new byte[2]);
			assertThat(peer.answer(1).error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
			peer.post(3, "/", "content-length", "3").data(3, false, new byte[4]);
			assertThat(peer.answer(3).error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
			peer.post(5, "/", "content-length", "1", "content-length", "2");
			assertThat(peer.answer(5).error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
			peer.post(7, "/", "content-length", "+1");
			assertThat(peer.answer(7).error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
			assertThat(peer.get(9, "/").answer(9).text()).isEqualTo("root");
		}
	}

	@Test
	void resetsTrailersThatDoNotEndTheStreamOrHavePseudoFields() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			peer.post(1, "/").data(1, false, new byte[1]).headers(1, false, "a", "b");
			assertThat(peer.answer(1).error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
			peer.post(3, "/").data(3, false, new byte[1]).headers(3, true, ":path", "/b");
			assertThat(peer.answer(3).error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
		}
	}

	@Test
	void answersBodiesThatAreTooLargeBeforeTheyAreThere() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			peer.post(1, "/", "content-length", "9000000");
			Answer answer = peer.answer(1);
			assertThat(answer.status()).isEqualTo("413");
			assertThat(peer.await(Http2Peer.RST_STREAM).number(0)).isEqualTo((int) Http2Error.NO_ERROR.code());
			assertThat(peer.get(3, "/").answer(3).text()).isEqualTo("root");
		}
	}

	static Stream<Arguments> brokenFrames() {
		byte[] block = Http2Peer.block(":method", "GET", ":scheme", "http", ":authority", "x", ":path", "/");
		return Stream.of(arguments("DATA on stream 0", frame(Http2Peer.DATA, 0, 0, new byte[1]), "PROTOCOL_ERROR"),
				arguments("HEADERS on stream 0", frame(Http2Peer.HEADERS, 5, 0, block), "PROTOCOL_ERROR"),
				arguments("HEADERS on an even stream", frame(Http2Peer.HEADERS, 5, 2, block), "PROTOCOL_ERROR"),
				arguments("CONTINUATION alone", frame(Http2Peer.CONTINUATION, 4, 1, block), "PROTOCOL_ERROR"),
				arguments("SETTINGS on a stream", frame(Http2Peer.SETTINGS, 0, 1, new byte[0]), "PROTOCOL_ERROR"),
				arguments("SETTINGS of odd length", frame(Http2Peer.SETTINGS, 0, 0, new byte[5]), "FRAME_SIZE_ERROR"),
				arguments("PING of wrong length", frame(Http2Peer.PING, 0, 0, new byte[7]), "FRAME_SIZE_ERROR"),
				arguments("WINDOW_UPDATE by 0", frame(Http2Peer.WINDOW_UPDATE, 0, 0, new byte[4]), "PROTOCOL_ERROR"),
				arguments("RST_STREAM of an idle stream", frame(Http2Peer.RST_STREAM, 0, 1, new byte[4]),
						"PROTOCOL_ERROR"),
				arguments("DATA on an idle stream", frame(Http2Peer.DATA, 0, 1, new byte[1]), "PROTOCOL_ERROR"),
				arguments("PUSH_PROMISE", frame(5, 4, 1, new byte[] { 0, 0, 0, 2 }), "PROTOCOL_ERROR"),
				arguments("too long", frame(Http2Peer.DATA, 0, 1, new byte[16385]), "FRAME_SIZE_ERROR"),
				arguments("bad HPACK", frame(Http2Peer.HEADERS, 5, 1, new byte[] { (byte) 0xff, 0x7f }),
						"COMPRESSION_ERROR"),
				arguments("padding beyond the end",
						frame(Http2Peer.HEADERS, PADDED | 5, 1, new byte[] { 100, 1, 2, 3 }), "PROTOCOL_ERROR"));
	}

	private static byte[] frame(int type, int flags, int stream, byte[] payload) {
		return Http2Peer.frameBytes(type, flags, stream, payload);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("brokenFrames")
	void endsConnectionsWithBrokenFrames(String what, byte[] frame, String error) throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			peer.get(7, "/").answer(7);
		}
		try (Http2Peer peer = connect(this.server)) {
			assertThat(peer.send(frame).goAway()).as(what).isEqualTo(Http2Error.valueOf(error));
		}
	}

	@Test
	void endsConnectionsWhosePrefaceIsNotFollowedBySettings() throws Exception {
		try (Http2Peer peer = new Http2Peer(address(this.server))) {
			peer.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(peer.get(1, "/").goAway()).isEqualTo(Http2Error.PROTOCOL_ERROR);
		}
	}

	@Test
	void passesOverUnknownFramesAndPriorities() throws Exception {
		try (Http2Peer peer = connect(this.server)) {
			peer.frame(0x42, 0, 0, 1, 2, 3);
			peer.frame(2, 0, 1, 0, 0, 0, 3, 15);
			peer.post(3, "/").frame(0x42, 0, 3, 1, 2, 3).data(3, true, new byte[] { 'x' });
			assertThat(peer.answer(3).text()).isEqualTo("x");
		}
	}

	@Test
	void joinsHeadersThatContinue() throws Exception {
		byte[] first = Http2Peer.block(":method", "GET", ":scheme", "http", ":authority", "x");
		byte[] second = Http2Peer.block(":path", "/a", "x-field", "y");
		try (Http2Peer peer = connect(this.server)) {
			peer.frame(Http2Peer.HEADERS, Http2Peer.END_STREAM, 1, first)
				.frame(Http2Peer.CONTINUATION, Http2Peer.END_HEADERS, 1, second);
			assertThat(peer.answer(1).text()).isEqualTo("a y");
		}
	}

}
