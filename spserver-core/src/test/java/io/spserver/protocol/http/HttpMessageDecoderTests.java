package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HttpMessageDecoderTests {

	private static final String GET = "GET /hello/w%C3%B6rld?a=1&b=2 HTTP/1.1\r\nHost: example.org\r\nAccept:  */*  \r\n"
			+ "X-Empty:\r\nx-two: a\r\nX-TWO: b\r\n\r\n";

	private static final String POST = "POST /form HTTP/1.1\r\nHost: example.org\r\nContent-Length: 11\r\n\r\n"
			+ "hello\r\nwörl";

	private static final String CHUNKED = "PUT /form HTTP/1.1\r\nHost: example.org\r\nTransfer-Encoding: Chunked\r\n\r\n"
			+ "5\r\nhello\r\n00000A;ext;name=value;other=\"quoted \\\" ;\"\r\n1234567\r\n9\r\n0\r\n"
			+ "Trailer: value\r\nOther:\r\n\r\n";

	@Test
	void requestLineAndFieldsAreRead() throws Exception {
		ParsedRequest request = single(Decoding.whole(GET));
		assertThat(request.head().method()).isEqualTo("GET");
		assertThat(request.head().rawTarget()).isEqualTo("/hello/w%C3%B6rld?a=1&b=2");
		assertThat(request.head().target().path()).isEqualTo("/hello/wörld");
		assertThat(request.head().target().query()).isEqualTo("a=1&b=2");
		assertThat(request.head().http11()).isTrue();
		assertThat(request.head().keepAlive()).isTrue();
		assertThat(request.head().headers().first("accept")).isEqualTo("*/*");
		assertThat(request.head().headers().first("X-Empty")).isEmpty();
		assertThat(request.head().headers().all("X-Two")).containsExactly("a", "b");
		assertThat(request.body()).isEmpty();
	}

	@Test
	void bodyOfKnownLengthIsRead() throws Exception {
		assertThat(body(single(Decoding.whole(POST)))).isEqualTo("hello\r\nwörl");
	}

	@Test
	void bodyInChunksIsRead() throws Exception {
		assertThat(body(single(Decoding.whole(CHUNKED)))).isEqualTo("hello1234567\r\n9");
	}

	@ParameterizedTest
	@ValueSource(strings = { GET, POST, CHUNKED, GET + POST + CHUNKED + GET })
	void requestsAreTheSameByteByByteAndSplitAnywhere(String bytes) throws Exception {
		List<String> expected = describe(Decoding.whole(bytes));
		assertThat(expected).isNotEmpty();
		assertThat(describe(Decoding.byteByByte(bytes))).isEqualTo(expected);
		for (int i = 0; i <= bytes.length(); i++) {
			assertThat(describe(Decoding.splitAt(i, bytes))).isEqualTo(expected);
		}
	}

	@Test
	void pipelinedRequestsComeInOrder() throws Exception {
		List<Object> messages = Decoding.whole(GET + POST + CHUNKED);
		assertThat(messages).extracting((message) -> ((ParsedRequest) message).head().method())
			.containsExactly("GET", "POST", "PUT");
	}

	@Test
	void emptyLinesBeforeARequestAreSkipped() throws Exception {
		assertThat(Decoding.whole("\r\n\r\n" + GET + "\r\n" + GET)).hasSize(2);
		assertThat(Decoding.byteByByte("\r\n\r\n" + GET + "\r\n" + GET)).hasSize(2);
	}

	@Test
	void lengthZeroIsNoBody() throws Exception {
		String bytes = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n";
		assertThat(single(Decoding.whole(bytes)).body()).isEmpty();
	}

	@Test
	void postWithoutLengthHasNoBody() throws Exception {
		assertThat(single(Decoding.whole("POST / HTTP/1.1\r\nHost: h\r\n\r\n")).body()).isEmpty();
	}

	@Test
	void emptyChunkedBodyIsRead() throws Exception {
		String bytes = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
		assertThat(single(Decoding.whole(bytes)).body()).isEmpty();
	}

	@Test
	void bodyAtTheLimitIsTaken() throws Exception {
		String content = "x".repeat(Decoding.MAX_BODY);
		String fixed = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n" + content;
		String chunked = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n" + content
				+ "\r\n0\r\n\r\n";
		assertThat(body(single(Decoding.byteByByte(fixed)))).isEqualTo(content);
		assertThat(body(single(Decoding.byteByByte(chunked)))).isEqualTo(content);
	}

	@Test
	void headAtTheLimitsIsTaken() throws Exception {
		HttpOptions options = HttpOptions.builder().maxInitialLineLength(20).maxHeaderSize(30).build();
		String head = "GET /678901 HTTP/1.1\r\nHost: 789\r\nX: 45678901234567890\r\n\r\n";
		assertThat(new Decoding(options).feed(head).messages()).hasSize(1);
		Decoding slow = new Decoding(options);
		for (char c : head.toCharArray()) {
			slow.feed(String.valueOf(c));
		}
		assertThat(slow.messages()).hasSize(1);
	}

	@Test
	void hostMayHaveAPortOrBeEmpty() throws Exception {
		assertThat(Decoding.whole("GET / HTTP/1.1\r\nHost: [::1]:7070\r\n\r\n")).hasSize(1);
		assertThat(Decoding.whole("GET / HTTP/1.1\r\nHost:\r\n\r\n")).hasSize(1);
	}

	@Test
	void absoluteTargetIsTakenApart() throws Exception {
		ParsedRequest request = single(
				Decoding.whole("GET HTTP://Example.org/a/../b?c HTTP/1.1\r\nHost: example.ORG\r\n\r\n"));
		assertThat(request.head().target().path()).isEqualTo("/b");
		assertThat(request.head().target().query()).isEqualTo("c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "close", "Close", "foo, close", "keep-alive, close" })
	void connectionFieldEndsPersistence(String value) throws Exception {
		String bytes = "GET / HTTP/1.1\r\nHost: h\r\nConnection: " + value + "\r\n\r\n";
		assertThat(single(Decoding.whole(bytes)).head().keepAlive()).isFalse();
	}

	@Test
	void nothingIsDecodedAfterALastRequest() throws Exception {
		Decoding decoding = new Decoding().feed("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n" + GET);
		assertThat(decoding.messages()).hasSize(1);
		assertThat(decoding.feed("\0nonsense\n").messages()).hasSize(1);
		assertThat(decoding.left()).isZero();
	}

	@Test
	void http10PersistsOnlyIfItSaysSo() throws Exception {
		assertThat(single(Decoding.whole("GET / HTTP/1.0\r\n\r\n")).head().keepAlive()).isFalse();
		ParsedRequest persistent = single(Decoding.whole("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n"));
		assertThat(persistent.head().keepAlive()).isTrue();
		assertThat(persistent.head().http11()).isFalse();
	}

	@Test
	void expectationIsAnnouncedBeforeTheBody() throws Exception {
		Decoding decoding = new Decoding()
			.feed("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n");
		assertThat(decoding.messages()).singleElement()
			.isInstanceOfSatisfying(BodyAnnouncement.class,
					(announcement) -> assertThat(announcement.awaitsLeave()).isTrue());
		assertThat(decoding.feed("hi").messages()).hasSize(2);
		assertThat(body((ParsedRequest) decoding.messages().get(1))).isEqualTo("hi");
	}

	@Test
	void expectationIsNotAnnouncedWhenTheBodyIsThereOrEmptyOrTheVersionIsOld() throws Exception {
		String expect = "Expect: 100-continue\r\n";
		assertThat(Decoding.whole("POST / HTTP/1.1\r\nHost: h\r\n" + expect + "Content-Length: 2\r\n\r\nhi"))
			.hasSize(1);
		assertThat(Decoding.whole("POST / HTTP/1.1\r\nHost: h\r\n" + expect + "Content-Length: 0\r\n\r\n")).hasSize(1);
		assertThat(Decoding.whole("POST / HTTP/1.0\r\n" + expect + "Content-Length: 2\r\n\r\n")).isEmpty();
		assertThat(Decoding.whole("GET / HTTP/1.0\r\nExpect: anything\r\n\r\n")).hasSize(1);
	}

	@Test
	void decoderKnowsWhetherAMessageHasBegun() throws Exception {
		Decoding decoding = new Decoding();
		assertThat(decoding.decoder().inMessage()).isFalse();
		decoding.feed("\r\n");
		assertThat(decoding.decoder().inMessage()).isFalse();
		decoding.feed("G");
		assertThat(decoding.decoder().inMessage()).isTrue();
		decoding.feed("ET / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n");
		assertThat(decoding.decoder().inMessage()).isTrue();
		decoding.feed("hi");
		assertThat(decoding.decoder().inMessage()).isFalse();
		decoding.feed("GET");
		assertThat(decoding.decoder().inMessage()).isTrue();
	}

	@Test
	void releasedDecoderHoldsNothing() throws Exception {
		Decoding decoding = new Decoding().feed("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhe");
		decoding.decoder().release();
		assertThat(decoding.decoder().inMessage()).isFalse();
		assertThat(decoding.feed("llo").messages()).isEmpty();
	}

	@Test
	void messagesShareNothingWithTheBuffer() throws Exception {
		ByteBuf in = Unpooled.buffer();
		in.writeBytes(POST.getBytes(StandardCharsets.ISO_8859_1));
		ParsedRequest request = (ParsedRequest) new HttpMessageDecoder(HttpOptions.defaults(), 100).decode(in);
		in.setZero(0, in.capacity());
		assertThat(request).isNotNull();
		assertThat(body(request)).isEqualTo("hello\r\nwörl");
		assertThat(request.head().headers().first("Host")).isEqualTo("example.org");
		assertThat(request.head().headers().contains("Content-Length")).isTrue();
	}

	private static ParsedRequest single(List<Object> messages) {
		assertThat(messages).singleElement().isInstanceOf(ParsedRequest.class);
		return (ParsedRequest) messages.get(0);
	}

	private static String body(ParsedRequest request) {
		return new String(request.body(), StandardCharsets.ISO_8859_1);
	}

	private static List<String> describe(List<Object> messages) {
		return messages.stream()
			.map(ParsedRequest.class::cast)
			.map((request) -> request.head() + " " + request.head().headers().toMap() + " " + body(request))
			.toList();
	}

}
