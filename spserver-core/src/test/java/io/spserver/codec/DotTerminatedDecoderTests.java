package io.spserver.codec;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.MessageTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DotTerminatedDecoderTests {

	@Test
	void takesLinesUpToASingleDot() {
		assertThat(Feed.everyWay(this::decoder, "one\r\ntwo\r\n.\r\nthree\r\n.\r\nunfinished\r\n."))
			.containsExactly("one\r\ntwo", "three");
	}

	@Test
	void takesEmptyMessages() {
		assertThat(Feed.everyWay(this::decoder, ".\r\n\r\n.\r\n.\r\n")).containsExactly("", "", "");
	}

	@Test
	void keepsEmptyLines() {
		assertThat(Feed.everyWay(this::decoder, "\r\n\r\na\r\n\r\n.\r\n")).containsExactly("\r\n\r\na\r\n");
	}

	@Test
	void dropsTheDotThatWasPutBeforeAnother() {
		assertThat(Feed.everyWay(this::decoder, "..\r\n...a\r\nb..\r\n..b\r\n.\r\n"))
			.containsExactly(".\r\n..a\r\nb..\r\n.b");
	}

	@Test
	void dropsADotThatBeginsALongerLine() {
		assertThat(Feed.everyWay(this::decoder, ".a\r\n.\rb\r\n.\r\n")).containsExactly("a\r\n\rb");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "a\n.\n", "a\n.\r\n", "a\r.\r", "a\r\n.\n", "a\r\n.\r", "a\r.\r\n", "\n.\r\n", "a\r\n.\r\r\n" })
	void doesNotTakeBareCrOrLfForALineEnd(String input) {
		assertThat(Feed.everyWay(this::decoder, input)).isEmpty();
	}

	@Test
	void agreesWithItsDefinitionOnAllShortInput() {
		for (String start : Feed.allTexts("\r\n.a", 6)) {
			String input = start + "\r\n.\r\n";
			assertThat(Feed.parts(decoder(), Feed.bytes(input))).as(input).first().isEqualTo(firstMessage(input));
			assertThat(Feed.byteByByte(decoder(), Feed.bytes(input))).as(input).first().isEqualTo(firstMessage(input));
		}
	}

	/**
	 * The definition: a line begins after CRLF and at the start; the first one that is a
	 * dot ends the message.
	 * @param input input with at least one message
	 * @return the first message
	 */
	private static String firstMessage(String input) {
		String lines = "\r\n" + input;
		String content = lines.substring(0, lines.indexOf("\r\n.\r\n"));
		return content.replace("\r\n.", "\r\n").replaceFirst("^\r\n", "");
	}

	@Test
	void takesAMessageThatIsExactlyAsLongAsIsAllowed() {
		assertThat(Feed.everyWay(() -> decoder(5), "12345\r\n.\r\n..\r\n45\r\n.\r\n")).containsExactly("12345",
				".\r\n45");
	}

	@Test
	void refusesAMessageThatIsOneByteTooLong() {
		assertThat(Feed.everyWay(() -> decoder(5), "a\r\n.\r\n123456\r\n.\r\n")).containsExactly("a", Feed.tooLarge(5));
		assertThat(Feed.everyWay(() -> decoder(5), "123\r\n6\r\n.\r\n")).containsExactly(Feed.tooLarge(5));
	}

	@Test
	void refusesAMessageThatIsTooLongBeforeItEnds() {
		assertThat(Feed.everyWay(() -> decoder(5), "12345678")).containsExactly(Feed.tooLarge(5));
	}

	@Test
	void joinsThePiecesOfALargeMessage() {
		for (int length = 65_533; length <= 65_538; length++) {
			String text = "a".repeat(length);
			assertThat(Feed.parts(decoder(100_000), Feed.bytes(text + "\r\n.\r\n"))).containsExactly(text);
		}
	}

	@Test
	void joinsCharactersThatWereSplit() {
		assertThat(Feed.everyWay(this::decoder, "gr\u00fc\u00df\u20ac\r\n\ud83d\ude00\r\n.\r\n"))
			.containsExactly("gr\u00fc\u00df\u20ac\r\n\ud83d\ude00");
		String text = "a".repeat(65_535) + "\u20ac";
		assertThat(Feed.parts(decoder(100_000), Feed.bytes(text + "\r\n.\r\n"))).containsExactly(text);
	}

	@Test
	void usesItsCharset() {
		assertThat(Feed.everyWay(() -> new DotTerminatedDecoder(10, StandardCharsets.ISO_8859_1),
				Feed.bytes(0xfc, '\r', '\n', '.', '\r', '\n')))
			.containsExactly("\u00fc");
		assertThatIllegalArgumentException().isThrownBy(() -> new DotTerminatedDecoder(10, StandardCharsets.UTF_16))
			.withMessageContaining("charset UTF-16");
	}

	@Test
	void takesBytesAsTheyArriveButNoneAfterTheEnd() throws MessageTooLargeException {
		DotTerminatedDecoder decoder = decoder();
		ByteBuf in = Unpooled.directBuffer().writeBytes(Feed.bytes("one\r"));
		assertThat(decoder.decode(in)).isNull();
		assertThat(in.readableBytes()).isZero();
		in.writeBytes(Feed.bytes("\n.\r\ntwo"));
		assertThat(decoder.decode(in)).isEqualTo("one");
		assertThat(in.readableBytes()).isEqualTo(3);
		in.release();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "\r", "\r\n", ".", ".\r", "..", "a\r\n.\r", "a\r\n.\r\n." })
	void isInAMessageBetweenItsFirstAndLastByte(String input) {
		DotTerminatedDecoder decoder = decoder();
		assertThat(decoder.inMessage()).isFalse();
		Feed.parts(decoder, Feed.bytes(input));
		assertThat(decoder.inMessage()).isTrue();
	}

	@Test
	void letsGoOfAnUnfinishedMessage() {
		DotTerminatedDecoder decoder = decoder(200_000);
		Feed.parts(decoder, Feed.bytes("a".repeat(100_000) + "\r\n."));
		decoder.release();
		assertThat(decoder.inMessage()).isFalse();
		assertThat(Feed.parts(decoder, Feed.bytes("new\r\n.\r\n"))).containsExactly("new");
	}

	@Test
	void looksAtEachByteAFewTimesHoweverSlowlyItArrives() throws MessageTooLargeException {
		byte[] input = Feed.bytes("..234567\r\n".repeat(1000) + ".\r\n");
		CountingBuffer in = new CountingBuffer(input.length);
		DotTerminatedDecoder decoder = decoder(10_000);
		String message = null;
		for (byte next : input) {
			assertThat(message).isNull();
			in.writeByte(next);
			message = decoder.decode(in);
		}
		assertThat(message).hasSize(9 * 1000 - 2);
		assertThat(in.count()).isLessThan(4L * input.length);
		in.release();
	}

	private DotTerminatedDecoder decoder() {
		return decoder(100);
	}

	private static DotTerminatedDecoder decoder(int maxLength) {
		return new DotTerminatedDecoder(maxLength, StandardCharsets.UTF_8);
	}

}
