package io.spserver.codec;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.MessageTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LineDecoderTests {

	@Test
	void takesOneLineAtATime() {
		assertThat(Feed.everyWay(this::decoder, "one\r\ntwo\nthree\r\nunfinished")).containsExactly("one", "two",
				"three");
	}

	@Test
	void takesEmptyLines() {
		assertThat(Feed.everyWay(this::decoder, "\n\r\n\n")).containsExactly("", "", "");
	}

	@Test
	void stripsOneCrBeforeLfAndNoOther() {
		assertThat(Feed.everyWay(this::decoder, "a\rb\r\r\n\rc\n")).containsExactly("a\rb\r", "\rc");
	}

	@Test
	void takesALineThatIsExactlyAsLongAsIsAllowed() {
		assertThat(Feed.everyWay(this::decoder, "1234567890\n1234567890\r\n")).containsExactly("1234567890",
				"1234567890");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1234567890A\n", "1234567890A\r\n", "1234567890A", "1234567890\r\r\n", "1234567890\r_" })
	void refusesALineThatIsOneByteTooLong(String input) {
		assertThat(Feed.everyWay(this::decoder, "first\n" + input)).containsExactly("first", Feed.tooLarge(10));
	}

	@Test
	void waitsWhileTheLongestLineMayStillEndWithCrLf() {
		LineDecoder decoder = decoder();
		assertThat(Feed.parts(decoder, Feed.bytes("1234567890\r"))).isEmpty();
		assertThat(decoder.inMessage()).isTrue();
	}

	@Test
	void decidesTheSameHoweverTheInputIsSplit() {
		for (String input : Feed.allTexts("a\r\n", 6)) {
			assertThat(Feed.everyWay(() -> new LineDecoder(2, StandardCharsets.UTF_8), input)).as(input)
				.allMatch((line) -> line.length() <= 2 || line.equals(Feed.tooLarge(2)));
		}
	}

	@Test
	void joinsCharactersThatWereSplit() {
		assertThat(Feed.everyWay(this::decoder, "gr\u00fc\u00df\u20ac\n\ud83d\ude00\n"))
			.containsExactly("gr\u00fc\u00df\u20ac", "\ud83d\ude00");
	}

	@Test
	void countsBytesRatherThanCharacters() {
		assertThat(Feed.everyWay(this::decoder, "\u20ac\u20ac\u20ac\n")).containsExactly("\u20ac\u20ac\u20ac");
		assertThat(Feed.everyWay(this::decoder, "\u20ac\u20ac\u20ac\u20ac\n")).containsExactly(Feed.tooLarge(10));
	}

	@Test
	void usesItsCharset() {
		byte[] input = Feed.bytes('f', 0xfc, 'r', '\n');
		assertThat(Feed.everyWay(() -> new LineDecoder(10, StandardCharsets.ISO_8859_1), input))
			.containsExactly("f\u00fcr");
		assertThat(Feed.everyWay(() -> new LineDecoder(10, StandardCharsets.UTF_8), input)).containsExactly("f\ufffdr");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-16LE", "UTF-32", "IBM037" })
	void refusesACharsetWhoseLineEndsAreOthers(String charset) {
		assertThatIllegalArgumentException().isThrownBy(() -> new LineDecoder(10, Charset.forName(charset)))
			.withMessageContaining("charset " + charset);
	}

	@Test
	void refusesALimitBelowOne() {
		assertThatIllegalArgumentException().isThrownBy(() -> new LineDecoder(0, StandardCharsets.UTF_8))
			.withMessage("maxLength 0 must be at least 1");
	}

	@Test
	void hasNoLimitBelowTheLargestNumber() {
		assertThat(Feed.everyWay(() -> new LineDecoder(Integer.MAX_VALUE, StandardCharsets.UTF_8), "long\r\n"))
			.containsExactly("long");
	}

	@Test
	void takesNothingUntilALineIsWhole() throws MessageTooLargeException {
		ByteBuf in = Unpooled.copiedBuffer("unfinished", StandardCharsets.UTF_8);
		LineDecoder decoder = decoder();
		assertThat(decoder.inMessage()).isFalse();
		assertThat(decoder.decode(in)).isNull();
		assertThat(in.readerIndex()).isZero();
		assertThat(decoder.inMessage()).isTrue();
		in.writeByte('\n');
		assertThat(decoder.decode(in)).isEqualTo("unfinished");
		assertThat(decoder.inMessage()).isFalse();
		in.release();
	}

	@Test
	void takesTheLineAndItsEndAndNothingMore() throws MessageTooLargeException {
		ByteBuf in = Unpooled.directBuffer().writeBytes(Feed.bytes("one\r\ntwo\r\n"));
		assertThat(decoder().decode(in)).isEqualTo("one");
		assertThat(in.readerIndex()).isEqualTo(5);
		in.release();
	}

	@Test
	void startsAfreshWhenItIsReleased() {
		LineDecoder decoder = decoder();
		assertThat(Feed.parts(decoder, Feed.bytes("unfinished"))).isEmpty();
		decoder.release();
		assertThat(decoder.inMessage()).isFalse();
		assertThat(Feed.parts(decoder, Feed.bytes("a\n"))).containsExactly("a");
	}

	@Test
	void looksAtEachByteOnceHoweverSlowlyItArrives() throws MessageTooLargeException {
		int length = 10_000;
		CountingBuffer in = new CountingBuffer(length + 1);
		LineDecoder decoder = new LineDecoder(length, StandardCharsets.UTF_8);
		for (int i = 0; i < length; i++) {
			in.writeByte('a');
			assertThat(decoder.decode(in)).isNull();
		}
		in.writeByte('\n');
		assertThat(decoder.decode(in)).hasSize(length);
		assertThat(in.count()).isLessThan(3L * length);
		in.release();
	}

	@Test
	void looksNoFurtherThanTheLongestLine() {
		CountingBuffer in = new CountingBuffer(100_000);
		in.writeZero(100_000);
		assertThatExceptionOfType(MessageTooLargeException.class).isThrownBy(() -> decoder().decode(in))
			.withMessage("Message too large: the limit is 10 bytes.");
		assertThat(in.count()).isLessThan(20);
		in.release();
	}

	private LineDecoder decoder() {
		return new LineDecoder(10, StandardCharsets.UTF_8);
	}

}
