package io.spserver.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.MessageTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LengthPrefixedDecoderTests {

	@Test
	void takesMessagesAfterAPrefixOfOneByte() {
		assertThat(Feed.everyWay(() -> decoder(1), Feed.bytes(2, 'a', 'b', 0, 1, 'c', 3, 'd'))).containsExactly("ab",
				"", "c");
	}

	@Test
	void takesMessagesAfterAPrefixOfTwoBytes() {
		assertThat(Feed.everyWay(() -> decoder(2), Feed.bytes(0, 2, 'a', 'b', 0, 0, 0, 1, 'c', 0)))
			.containsExactly("ab", "", "c");
	}

	@Test
	void takesMessagesAfterAPrefixOfFourBytes() {
		assertThat(Feed.everyWay(() -> decoder(4), Feed.bytes(0, 0, 0, 2, 'a', 'b', 0, 0, 0, 0, 0, 0, 0, 1, 'c')))
			.containsExactly("ab", "", "c");
	}

	@Test
	void takesMessagesAfterAPrefixOfEightBytes() {
		assertThat(Feed.everyWay(() -> decoder(8), Feed.bytes(0, 0, 0, 0, 0, 0, 0, 1, 'a', 0, 0, 0, 0, 0, 0, 0, 0)))
			.containsExactly("a", "");
	}

	@Test
	void readsThePrefixAsAnUnsignedNumber() {
		byte[] one = new byte[1 + 0xff];
		one[0] = (byte) 0xff;
		byte[] two = new byte[2 + 0x8001];
		two[0] = (byte) 0x80;
		two[1] = 1;
		assertThat(Feed.parts(new LengthPrefixedDecoder(1, 1000), one)).singleElement().asString().hasSize(0xff);
		assertThat(Feed.parts(new LengthPrefixedDecoder(2, 100_000), two)).singleElement().asString().hasSize(0x8001);
	}

	@Test
	void takesAMessageThatIsExactlyAsLongAsIsAllowed() {
		assertThat(Feed.everyWay(() -> new LengthPrefixedDecoder(2, 3), Feed.bytes(0, 3, 'a', 'b', 'c')))
			.containsExactly("abc");
	}

	@Test
	void refusesAMessageThatIsOneByteTooLongBeforeItArrives() {
		assertThat(Feed.everyWay(() -> new LengthPrefixedDecoder(2, 3), Feed.bytes(0, 1, 'a', 0, 4)))
			.containsExactly("a", Feed.tooLarge(3));
	}

	@Test
	void refusesTheLargestLengths() {
		LengthPrefixedDecoder four = new LengthPrefixedDecoder(4, Integer.MAX_VALUE);
		LengthPrefixedDecoder eight = new LengthPrefixedDecoder(8, Integer.MAX_VALUE);
		String tooLarge = Feed.tooLarge(Integer.MAX_VALUE);
		assertThat(Feed.parts(four, Feed.bytes(0xff, 0xff, 0xff, 0xff))).containsExactly(tooLarge);
		assertThat(Feed.parts(eight, Feed.bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)))
			.containsExactly(tooLarge);
		assertThat(Feed.parts(eight, Feed.bytes(0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)))
			.containsExactly(tooLarge);
		assertThat(Feed.parts(eight, Feed.bytes(0, 0, 0, 1, 0, 0, 0, 0))).containsExactly(tooLarge);
	}

	@Test
	void waitsForTheLargestMessageThatIsAllowed() {
		LengthPrefixedDecoder decoder = new LengthPrefixedDecoder(4, Integer.MAX_VALUE);
		assertThat(Feed.parts(decoder, Feed.bytes(0x7f, 0xff, 0xff, 0xff, 'a'))).isEmpty();
		assertThat(decoder.inMessage()).isTrue();
	}

	@Test
	void takesNothingUntilAMessageIsWhole() throws MessageTooLargeException {
		LengthPrefixedDecoder decoder = decoder(1);
		ByteBuf in = Unpooled.buffer();
		assertThat(decoder.decode(in)).isNull();
		assertThat(decoder.inMessage()).isFalse();
		in.writeBytes(Feed.bytes(2, 'a'));
		assertThat(decoder.decode(in)).isNull();
		assertThat(decoder.inMessage()).isTrue();
		assertThat(in.readerIndex()).isZero();
		in.writeBytes(Feed.bytes('b', 1));
		assertThat(decoder.decode(in)).containsExactly('a', 'b');
		assertThat(decoder.inMessage()).isFalse();
		assertThat(in.readableBytes()).isOne();
		in.release();
	}

	@Test
	void startsAfreshWhenItIsReleased() {
		LengthPrefixedDecoder decoder = decoder(1);
		assertThat(Feed.parts(decoder, Feed.bytes("\tunfin"))).isEmpty();
		decoder.release();
		assertThat(decoder.inMessage()).isFalse();
		assertThat(Feed.parts(decoder, Feed.bytes("\1a"))).containsExactly("a");
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 3, 5, 16 })
	void refusesAPrefixOfAnotherSize(int bytes) {
		assertThatIllegalArgumentException().isThrownBy(() -> new LengthPrefixedDecoder(bytes, 10))
			.withMessage("A length prefix has 1, 2, 4 or 8 bytes, not " + bytes);
	}

	@Test
	void refusesALimitBelowOne() {
		assertThatIllegalArgumentException().isThrownBy(() -> new LengthPrefixedDecoder(4, 0))
			.withMessage("maxLength 0 must be at least 1");
	}

	private static LengthPrefixedDecoder decoder(int prefixBytes) {
		return new LengthPrefixedDecoder(prefixBytes, 10);
	}

}
