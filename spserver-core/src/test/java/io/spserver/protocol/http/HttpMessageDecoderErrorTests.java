package io.spserver.protocol.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HttpMessageDecoderErrorTests {

	private static final String POST = "POST / HTTP/1.1\r\nHost: h\r\n";

	private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

	@ParameterizedTest
	@ValueSource(strings = { "GET  / HTTP/1.1", "GET /  HTTP/1.1", "GET\t/ HTTP/1.1", "GET /\tHTTP/1.1",
			"GET\u000b/ HTTP/1.1", "GET /\fHTTP/1.1", "GET /\rHTTP/1.1", "GET / HTTP/1.1 ", "GET / HTTP/1.1\t",
			" GET / HTTP/1.1", "GET /", "GET", "GET / ", "GET  HTTP/1.1", "GET / a HTTP/1.1", "GET / http/1.1",
			"GET / HTTP/1.10", "GET / HTTP/1", "GET / HTTP/01.1", "GET / HTTP/1.1x", "GET / FTP/1.1", "G(T / HTTP/1.1",
			"GE\0T / HTTP/1.1", "GÉT / HTTP/1.1", "\u0016\u0003\u0001 / HTTP/1.1" })
	void malformedRequestLineIs400(String line) {
		assertStatus(400, line + "\r\nHost: h\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a\0b", "/a\u007fb", "/ä", "/a#b", "/a%", "/a%2", "/a%zz", "/%ff", "/a%00b", "/a%0ab",
			"/a%2fb", "/a%5cb", "/a\\b", "/..", "/a/../..", "/%2e%2e", "/%2E./x", "//../x", "/a/%2e%2e/%2e%2e/b", "a",
			"*", "?a", "../a", "http:///a", "http://u@h/", "ftp://h/", "h:80" })
	void malformedTargetIs400(String target) {
		assertStatus(400, "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Folded: a\r\n b", "Folded: a\r\n\tb", " First: a", "Space : a", "Tab\t: a", ": a",
			"Nocolon", "Na(me: a", "Nä: a", "A: b\0c", "A: b\rc", "A: b\u000bc", "A: \u007f", "A:\u000bb", "A\0: b",
			"A: b\nC: d" })
	void malformedFieldIs400(String field) {
		assertStatus(400, "GET / HTTP/1.1\r\nHost: h\r\n" + field + "\r\nLast: l\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET / HTTP/1.1\nHost: h\r\n\r\n", "GET / HTTP/1.1\r\nHost: h\n\r\n",
			"GET / HTTP/1.1\r\nHost: h\r\n\n", "\nGET / HTTP/1.1\r\nHost: h\r\n\r\n",
			"\rGET / HTTP/1.1\r\nHost: h\r\n\r\n", "GET / HTTP/1.1\r\n Host: h\r\n\r\n" })
	void badLineEndIs400(String bytes) {
		assertStatus(400, bytes);
	}

	@Test
	void tooManyEmptyLinesAre400() {
		assertStatus(400, "\r\n".repeat(9));
	}

	@Test
	void otherVersionIs505() {
		assertStatus(505, "GET / HTTP/2.0\r\nHost: h\r\n\r\n");
		assertStatus(505, "GET / HTTP/1.2\r\nHost: h\r\n\r\n");
		assertStatus(505, "GET / HTTP/0.9\r\n\r\n");
		assertStatus(505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Host: a\r\nHost: a\r\n", "Host: a b\r\n", "Host: a/b\r\n", "Host: u@a\r\n",
			"Host: a,b\r\n", "Host: ä\r\n" })
	void missingRepeatedOrMalformedHostIs400(String host) {
		assertStatus(400, "GET / HTTP/1.1\r\n" + host + "\r\n");
	}

	@Test
	void hostThatContradictsTheTargetIs400() {
		assertStatus(400, "GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "+5", "-5", "5, 5", "5,6", "0x5", "5 5", "", "five", "5.0", "٥", "99999999999999999999",
			"5\r\nContent-Length: 5", "5\r\nContent-Length: 6", "\r\nContent-Length: 5", "1e1" })
	void malformedOrRepeatedLengthIs400(String length) {
		assertStatus(400, POST + "Content-Length: " + length + "\r\n\r\nhello");
		assertStatus(400, "POST / HTTP/1.0\r\nContent-Length: " + length + "\r\n\r\nhello");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Transfer-Encoding: chunked\r\nContent-Length: 5",
			"Content-Length: 5\r\nTransfer-Encoding: chunked", "Content-Length: 5\r\nTransfer-Encoding: identity",
			"Transfer-Encoding: chunked, gzip", "Transfer-Encoding: chunked, chunked",
			"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
			"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "Transfer-Encoding:",
			"Transfer-Encoding: ,chunked", "Transfer-Encoding: \"chunked\"", "Transfer-Encoding: chunked;a=b",
			"Transfer-Encoding: chunked\u000b" })
	void ambiguousTransferCodingIs400(String fields) {
		assertStatus(400, POST + fields + "\r\n\r\n0\r\n\r\n");
	}

	@Test
	void transferCodingInHttp10Is400() {
		assertStatus(400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "gzip, chunked", "identity", "xchunked", "gzip\r\nTransfer-Encoding: chunked" })
	void otherTransferCodingIs501(String coding) {
		assertStatus(501, POST + "Transfer-Encoding: " + coding + "\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "x", "-1", "+1", "0x1", "1 ", " 1", "1 1", "1\t", "1 ;a", "1;", "1;=a", "1;a=",
			"1;a=\"", "1;a=\"\\\"", "1;a b", "1;a\0", "1\0", "g", "1;a=b\rc", "٠" })
	void malformedChunkSizeIs400(String size) {
		assertStatus(400, CHUNKED + size + "\r\nx\r\n0\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1\nx\r\n0\r\n\r\n", "1\r\nx\n0\r\n\r\n", "1\r\nxy\r\n0\r\n\r\n", "1\r\nx\r0\r\n\r\n",
			"1\r\nx0\r\n\r\n", "0\n\r\n", "0\r\n\n", "1\rx\r\n0\r\n\r\n" })
	void badEndOfChunkIs400(String chunks) {
		assertStatus(400, CHUNKED + chunks);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Nocolon", " A: b", "A : b", "A: b\r\n folded", "A: \0", "A: b\nC: d", "A: b\rc" })
	void malformedTrailerIs400(String trailer) {
		assertStatus(400, CHUNKED + "0\r\n" + trailer + "\r\n\r\n");
	}

	@Test
	void longChunkSizesAndExtensionsAre400() {
		assertStatus(400, CHUNKED + "0".repeat(300) + "1\r\nx\r\n0\r\n\r\n");
		assertStatus(400, CHUNKED + ("1;" + "a".repeat(200) + "\r\nx\r\n").repeat(30));
	}

	@Test
	void trailersTooLargeAre431() {
		assertStatus(431, CHUNKED + "0\r\n" + "A: b\r\n".repeat(3000));
	}

	@ParameterizedTest
	@ValueSource(strings = { "3e9", "7fffffff", "80000000", "ffffffff", "100000000", "ffffffffffffffffffffffff" })
	void chunkedBodyTooLargeIs413(String size) {
		assertStatus(413, CHUNKED + size + "\r\n");
		assertStatus(413, CHUNKED + "1\r\nx\r\n" + size + "\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1001", "2147483647", "2147483648", "4294967296", "999999999999999999" })
	void bodyTooLargeIs413BeforeItArrives(String length) {
		assertStatus(413, POST + "Content-Length: " + length + "\r\n\r\n");
		assertStatus(413, POST + "Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n");
	}

	@Test
	void bodyWithoutLengthInHttp10Is411() {
		assertStatus(411, "POST / HTTP/1.0\r\n\r\n");
	}

	@Test
	void requestLineTooLongIs414() {
		assertStatus(414, "GET /" + "a".repeat(4096));
		assertStatus(414, "GET /" + "a".repeat(4096) + " HTTP/1.1\r\nHost: h\r\n\r\n");
	}

	@Test
	void fieldsTooLargeAre431() {
		assertStatus(431, "GET / HTTP/1.1\r\nHost: h\r\nA: " + "a".repeat(8192));
		assertStatus(431, "GET / HTTP/1.1\r\nHost: h\r\n" + "A: bcd\r\n".repeat(2000));
		assertStatus(431, "GET / HTTP/1.1\r\nHost: h\r\nA: " + "a".repeat(8192) + "\r\n\r\n");
	}

	@Test
	void otherExpectationIs417() {
		assertStatus(417, POST + "Expect: tea\r\nContent-Length: 2\r\n\r\n");
		assertStatus(417, POST + "Expect: 100-continue, tea\r\nContent-Length: 2\r\n\r\n");
	}

	@Test
	void connectIs501() {
		assertStatus(501, "CONNECT h:80 HTTP/1.1\r\nHost: h:80\r\n\r\n");
	}

	@Test
	void whatIsNoHttpIsRefusedAtTheFirstByte() {
		assertStatus(400, "\u0016");
	}

	private static void assertStatus(int status, String bytes) {
		assertThatExceptionOfType(HttpProtocolException.class).isThrownBy(() -> Decoding.whole(bytes))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(status))
			.satisfies((ex) -> assertThat(ex).message().isNotBlank());
		assertThatExceptionOfType(HttpProtocolException.class).isThrownBy(() -> Decoding.byteByByte(bytes))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(status));
	}

}
