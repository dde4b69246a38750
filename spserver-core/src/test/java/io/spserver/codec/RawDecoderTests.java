package io.spserver.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RawDecoderTests {

	@Test
	void takesWhateverHasArrived() {
		assertThat(Feed.parts(new RawDecoder(10), Feed.bytes("one\r\n"), Feed.bytes("2"))).containsExactly("one\r\n",
				"2");
	}

	@Test
	void takesSingleBytes() {
		assertThat(Feed.byteByByte(new RawDecoder(10), Feed.bytes("abc"))).containsExactly("a", "b", "c");
	}

	@Test
	void takesNoMoreThanTheLimitAtOnce() {
		assertThat(Feed.parts(new RawDecoder(4), Feed.bytes("1234"))).containsExactly("1234");
		assertThat(Feed.parts(new RawDecoder(4), Feed.bytes("123456789"))).containsExactly("1234", "5678", "9");
	}

	@Test
	void makesNoMessageOfNothing() {
		assertThat(new RawDecoder(4).decode(Unpooled.EMPTY_BUFFER)).isNull();
	}

	@Test
	void isNeverInAMessage() {
		RawDecoder decoder = new RawDecoder(4);
		Feed.parts(decoder, Feed.bytes("12345"));
		assertThat(decoder.inMessage()).isFalse();
	}

	@Test
	void copiesWhatItTakes() {
		ByteBuf in = Unpooled.wrappedBuffer(Feed.bytes("abc"));
		byte[] message = new RawDecoder(4).decode(in);
		in.setZero(0, 3).release();
		assertThat(message).isEqualTo(Feed.bytes("abc"));
	}

	@Test
	void refusesALimitBelowOne() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RawDecoder(0))
			.withMessage("maxLength 0 must be at least 1");
	}

}
