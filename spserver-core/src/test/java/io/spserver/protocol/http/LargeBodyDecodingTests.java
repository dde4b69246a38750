package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bodies that are larger than what is kept in memory, here ten bytes.
 */
class LargeBodyDecodingTests {

	private static final String BODY = "0123456789abcdefghijklmn";

	private static final String FIXED = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 24\r\n\r\n" + BODY;

	private static final String CHUNKED = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
			+ "4\r\n0123\r\n8\r\n456789ab\r\nc\r\ncdefghijklmn\r\n0\r\nX: y\r\n\r\n";

	private final HttpOptions options = HttpOptions.builder().maxBodyInMemory(10).build();

	@Test
	void fixedBodyIsAnnouncedAtOnceAndComesInParts() throws Exception {
		List<Object> messages = new Decoding(this.options).feed(FIXED + FIXED).messages();
		assertThat(messages).extracting(LargeBodyDecodingTests::describe)
			.containsExactly("announced", "0123456789", "abcdefghij", "klmn last", "announced", "0123456789",
					"abcdefghij", "klmn last");
		assertThat(new Decoding(this.options).feed(FIXED.substring(0, FIXED.indexOf("0123"))).messages()).hasSize(1);
	}

	@Test
	void chunkedBodyIsAnnouncedWhenItIsTooLargeForMemory() throws Exception {
		List<Object> messages = new Decoding(this.options).feed(CHUNKED + FIXED).messages();
		assertThat(messages.subList(0, 4)).extracting(LargeBodyDecodingTests::describe)
			.containsExactly("announced", "0123456789", "abcdefghij", "klmn last");
		assertThat(messages).hasSize(8);
	}

	@Test
	void partsAreTheSameByteByByte() throws Exception {
		for (String request : List.of(FIXED, CHUNKED)) {
			Decoding decoding = new Decoding(this.options);
			for (char c : request.toCharArray()) {
				decoding.feed(String.valueOf(c));
			}
			assertThat(decoding.messages()).extracting(LargeBodyDecodingTests::describe)
				.containsExactly("announced", "0123456789", "abcdefghij", "klmn last");
			assertThat(decoding.decoder().inMessage()).isFalse();
			assertThat(decoding.decoder().deadline()).isZero();
		}
	}

	@Test
	void bodyThatJustFitsIsOneMessage() throws Exception {
		String request = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n0123456789";
		assertThat(new Decoding(this.options).feed(request).messages()).singleElement()
			.isInstanceOf(ParsedRequest.class);
	}

	@Test
	void deadlineIsThereWhileARequestIsIncompleteOnly() throws Exception {
		Decoding decoding = new Decoding();
		assertThat(decoding.decoder().deadline()).isZero();
		decoding.feed("GET / HTTP/1.1\r\n");
		long head = decoding.decoder().deadline();
		assertThat(head - System.nanoTime()).isBetween(0L, 10_000_000_000L);
		assertThat(decoding.feed("Host: h\r\n").decoder().deadline()).isEqualTo(head);
		assertThat(decoding.feed("\r\n").decoder().deadline()).isZero();
		decoding.feed("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n1");
		assertThat(decoding.decoder().deadline() - System.nanoTime()).isBetween(10_000_000_000L, 60_000_000_000L);
		assertThat(decoding.feed("2").decoder().deadline()).isZero();
		assertThat(decoding.feed("\r").decoder().deadline()).isNotZero();
		assertThat(decoding.feed("\n").decoder().deadline()).isZero();
	}

	private static String describe(Object message) {
		if (message instanceof BodyPart part) {
			return new String(part.bytes(), StandardCharsets.US_ASCII) + (part.last() ? " last" : "");
		}
		return (message instanceof BodyAnnouncement) ? "announced" : message.toString();
	}

}
