package io.spserver.protocol.http;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests that two servers could read differently, as public collections have them: each
 * is refused, whole and byte by byte, and nothing of the hidden request is taken.
 */
class RequestSmugglingTests {

	private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: h\r\n\r\n";

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 6\r\nTransfer-Encoding: chunked",
			"Transfer-Encoding: chunked\r\nContent-Length: 6", "content-length: 0\r\ntransfer-encoding: CHUNKED",
			"Content-Length: 6\r\nTransfer-Encoding: identity", "Content-Length: 6\r\nTransfer-Encoding:",
			"Content-Length: 6\r\nTransfer-Encoding: xchunked", "Transfer-Encoding: gzip\r\nContent-Length: 0" })
	void lengthBesidesTransferCodingIsRefused(String fields) {
		assertRefused(fields);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Transfer-Encoding : chunked", "Transfer-Encoding\t: chunked",
			"Transfer-Encoding\r\n: chunked", "Transfer-Encoding: chunked\r\n\tidentity",
			"Transfer-Encoding:\r\n chunked", "Transfer-Encoding: \u000bchunked", "Transfer-Encoding: chunked\u000c",
			"Transfer-Encoding: \u00a0chunked", "Transfer-Encoding: chunked\u0000", "Transfer-Encoding: chun\rked",
			"X: x\nTransfer-Encoding: chunked", "X: x\rTransfer-Encoding: chunked", " Transfer-Encoding: chunked",
			"\u000bTransfer-Encoding: chunked", "Transfer-Encoding: chunked\nX: x", "Transfer-Encoding: x\r\n chunked",
			"Transfer-Encoding: chunked, identity", "Transfer-Encoding: identity, chunked, identity",
			"Transfer-Encoding: chunked, chunked", "Transfer-Encoding: identity, chunked",
			"Transfer-Encoding: chunked,", "Transfer-Encoding: , chunked", "Transfer-Encoding: 'chunked'",
			"Transfer-Encoding: \"chunked\"", "Transfer-Encoding: chunked; q=1", "Transfer-Encoding: chunk",
			"Transfer-Encoding: ch\u00fcnked", "Transfer-Encoding: cow\r\nTransfer-Encoding: chunked",
			"Transfer-Encoding: chunked\r\nTransfer-Encoding: cow", "Transfer\u00adEncoding: chunked",
			"Transfer-Encoding\u0000: chunked", "Transfer Encoding: chunked" })
	void disguisedTransferCodingIsRefused(String fields) {
		assertRefused(fields);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 6\r\nContent-Length: 0", "Content-Length: 6, 0", "Content-Length: 6, 6",
			"Content-Length: 06x", "Content-Length: +6", "Content-Length: -6", "Content-Length: 0x6",
			"Content-Length: 6 0", "Content-Length: 6\u0000", "Content-Length: 6\u000b", "Content-Length : 6",
			"Content-Length:\r\n 6", "Content-Length: \"6\"", "Content-Length: 6.0", "Content-Length: 6;x",
			"Content-Length: 1e1", "Content-Length: 0b1", "Content-Length: 1_0", "Content-Length: \u00b2",
			"Content-Length:", "Content-Length: ,6", "X: x\nContent-Length: 6", "Content-Length: 6\rX: y" })
	void disguisedLengthIsRefused(String fields) {
		assertRefused(fields);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0x5\r\nhello\r\n", "+5\r\nhello\r\n", "-5\r\nhello\r\n", "5 \r\nhello\r\n",
			"5\u0000\r\nhello\r\n", "5;\nhello\r\n", "5;a\nhello\r\n", "5;a=\"\n\"\r\nhello\r\n", "5\nhello\r\n",
			"5\r\nhello\n", "5\r\nhello0\r\n\r\n", "5\r\nhell\r\n", "5,\r\nhello\r\n", "\r\n5\r\nhello\r\n",
			"5\r\r\nhello\r\n", "5;a\r\r\nhello\r\n", "5 5\r\nhello\r\n", "5 ;a\r\nhello\r\n", "5; a\r\nhello\r\n",
			"g\r\nhello\r\n", "0;a\n\r\n", "0\r\nX : y\r\n\r\n", "0\r\nX: y\n\r\n", "0\r\n X: y\r\n\r\n",
			"0\r\nX\r\n\r\n", "0\n\n" })
	void disguisedChunkIsRefused(String chunks) {
		String request = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n"
				+ HIDDEN;
		assertRefusedWhole(request);
	}

	@ParameterizedTest
	@ValueSource(strings = { "10000000000000005", "ffffffffffffffff", "100000005", "fffffffffffffffffffffffffffffffe",
			"8000000000000005" })
	void chunkSizeDoesNotOverflow(String size) {
		assertRefusedWhole("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\nhello\r\n"
				+ "0\r\n\r\n" + HIDDEN);
	}

	@Test
	void transferCodingInHttp10IsRefused() {
		assertRefusedWhole("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + HIDDEN);
		assertRefusedWhole("POST / HTTP/1.0\r\nTransfer-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello" + HIDDEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Host: h\r\nHost: h", "Host: h\r\nHost: other", "Host: h\r\n other", "Host : h",
			"Host: h@other", "Host: h/other", "Host: h other", "Host: h, other", "Host: h\u0000" })
	void secondHostIsRefused(String fields) {
		assertRefusedWhole("GET / HTTP/1.1\r\n" + fields + "\r\n\r\n" + HIDDEN);
	}

	@Test
	void unusualFieldsAreTakenAsTheyAre() throws Exception {
		String request = "POST / HTTP/1.1\r\nHost: h\r\n!#$%&'*+-.^_`|~1: a\u00e9\u00ff b\t\"\r\n"
				+ "Transfer_Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello";
		for (List<Object> messages : List.of(Decoding.whole(request + HIDDEN), Decoding.byteByByte(request + HIDDEN))) {
			assertThat(messages).hasSize(2);
			ParsedRequest first = (ParsedRequest) messages.get(0);
			assertThat(first.body()).hasSize(5);
			assertThat(first.head().headers().first("!#$%&'*+-.^_`|~1")).isEqualTo("a\u00e9\u00ff b\t\"");
		}
	}

	@Test
	void tooManyFieldsAreRefused() throws Exception {
		String most = "GET / HTTP/1.1\r\nHost: h\r\n" + "A: b\r\n".repeat(98) + "\r\n";
		assertThat(Decoding.whole(most + most)).hasSize(2);
		String more = "GET / HTTP/1.1\r\nHost: h\r\n" + "A: b\r\n".repeat(100) + "\r\n";
		assertThatExceptionOfType(HttpProtocolException.class).isThrownBy(() -> Decoding.whole(more))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(431));
	}

	private static void assertRefused(String fields) {
		assertRefusedWhole("POST / HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n\r\n0\r\n\r\n" + HIDDEN);
	}

	private static void assertRefusedWhole(String request) {
		assertThatExceptionOfType(HttpProtocolException.class).isThrownBy(() -> Decoding.whole(request));
		assertThatExceptionOfType(HttpProtocolException.class).isThrownBy(() -> Decoding.byteByByte(request))
			.satisfies((ex) -> assertThat(ex.status()).isBetween(400, 501));
	}

}
