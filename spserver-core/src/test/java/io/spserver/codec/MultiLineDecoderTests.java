package io.spserver.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.MessageTooLargeException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MultiLineDecoderTests {

	@Test
	void takesAllWholeLinesAtOnce() {
		assertThat(Feed.parts(decoder(100), Feed.bytes("one\r\ntwo\n\nfour\r\nunfin"), Feed.bytes("ished\n")))
			.containsExactly("[one, two, , four]", "[unfinished]");
	}

	@Test
	void givesTheSameLinesHoweverTheyArrive() throws MessageTooLargeException {
		byte[] input = Feed.bytes("one\r\n\u20ac\n\r\nvier\rf\u00fcnf\n\n");
		for (int first = 0; first <= input.length; first++) {
			for (int second = first; second <= input.length; second++) {
				assertThat(lines(decoder(20), input, first, second)).containsExactly("one", "\u20ac", "",
						"vier\rf\u00fcnf", "");
			}
		}
	}

	@Test
	void takesEachLineOfInputThatComesByteByByte() {
		assertThat(Feed.byteByByte(decoder(20), Feed.bytes("one\r\ntwo\nx"))).containsExactly("[one]", "[two]");
	}

	@Test
	void startsAnotherMessageWhenLinesAndTheirEndsExceedTheLimit() {
		assertThat(Feed.parts(decoder(10), Feed.bytes("1234\n6789\nBCDE\n"))).containsExactly("[1234, 6789]", "[BCDE]");
		assertThat(Feed.parts(decoder(9), Feed.bytes("1234\n6789\n"))).containsExactly("[1234]", "[6789]");
	}

	@Test
	void countsTheEndsOfEmptyLines() {
		assertThat(Feed.parts(decoder(3), Feed.bytes("\n\n\n\n\n"))).containsExactly("[, , ]", "[, ]");
	}

	@Test
	void takesALineThatIsExactlyAsLongAsIsAllowed() {
		assertThat(Feed.parts(decoder(4), Feed.bytes("1234\r\n5678\n"))).containsExactly("[1234]", "[5678]");
	}

	@Test
	void refusesALineThatIsOneByteTooLongAfterTheLinesBeforeIt() {
		assertThat(Feed.parts(decoder(8), Feed.bytes("one\ntwo\n123456789\n"))).containsExactly("[one, two]",
				Feed.tooLarge(8));
	}

	@Test
	void refusesAnUnfinishedLineThatIsTooLong() {
		ByteBuf in = Unpooled.copiedBuffer("12345", StandardCharsets.UTF_8);
		assertThatExceptionOfType(MessageTooLargeException.class).isThrownBy(() -> decoder(4).decode(in));
		in.release();
	}

	@Test
	void givesAListThatCannotBeChanged() throws MessageTooLargeException {
		ByteBuf in = Unpooled.copiedBuffer("one\n", StandardCharsets.UTF_8);
		List<String> lines = decoder(10).decode(in);
		assertThat(lines).isUnmodifiable();
		in.release();
	}

	@Test
	void isInAMessageWhileALineIsUnfinished() throws MessageTooLargeException {
		MultiLineDecoder decoder = decoder(10);
		assertThat(decoder.inMessage()).isFalse();
		ByteBuf in = Unpooled.buffer().writeBytes(Feed.bytes("one\ntw"));
		assertThat(decoder.decode(in)).containsExactly("one");
		assertThat(decoder.decode(in)).isNull();
		assertThat(decoder.inMessage()).isTrue();
		in.writeBytes(Feed.bytes("o\n"));
		assertThat(decoder.decode(in)).containsExactly("two");
		assertThat(decoder.inMessage()).isFalse();
		in.release();
	}

	@Test
	void usesItsCharset() {
		assertThat(Feed.parts(new MultiLineDecoder(10, StandardCharsets.ISO_8859_1), Feed.bytes(0xfc, '\n')))
			.containsExactly("[\u00fc]");
		assertThatIllegalArgumentException().isThrownBy(() -> new MultiLineDecoder(10, StandardCharsets.UTF_16));
	}

	@Test
	void startsAfreshWhenItIsReleased() {
		MultiLineDecoder decoder = decoder(10);
		assertThat(Feed.parts(decoder, Feed.bytes("unfinished"))).isEmpty();
		decoder.release();
		assertThat(decoder.inMessage()).isFalse();
		assertThat(Feed.parts(decoder, Feed.bytes("a\n"))).containsExactly("[a]");
	}

	@Test
	void looksAtEachByteAFewTimesHoweverManyMessagesItMakes() throws MessageTooLargeException {
		int length = 10_000;
		CountingBuffer in = new CountingBuffer(length);
		while (in.isWritable()) {
			in.writeBytes(Feed.bytes("abc\n"));
		}
		MultiLineDecoder decoder = decoder(10);
		int messages = 0;
		while (decoder.decode(in) != null) {
			messages++;
		}
		assertThat(messages).isEqualTo(length / 8);
		assertThat(in.count()).isLessThan(4L * length);
		in.release();
	}

	private static List<String> lines(MultiLineDecoder decoder, byte[] input, int first, int second)
			throws MessageTooLargeException {
		List<String> lines = new ArrayList<>();
		ByteBuf in = Unpooled.buffer();
		int from = 0;
		for (int to : new int[] { first, second, input.length }) {
			in.writeBytes(input, from, to - from);
			List<String> batch = decoder.decode(in);
			while (batch != null) {
				lines.addAll(batch);
				batch = decoder.decode(in);
			}
			in.discardReadBytes();
			from = to;
		}
		in.release();
		return lines;
	}

	private static MultiLineDecoder decoder(int maxLength) {
		return new MultiLineDecoder(maxLength, StandardCharsets.UTF_8);
	}

}
