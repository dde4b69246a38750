package io.spserver.codec;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.MessageTooLargeException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Chunks are shown with a plus at their end, the last one of a message with a bar.
 */
class DotTerminatedChunkDecoderTests {

	@Test
	void handsOutFullChunksAndTheRest() {
		assertThat(Feed.everyWay(() -> decoder(4), "123456789\r\n.\r\nab\r\n.\r\n")).containsExactly("1234+", "5678+",
				"9\r\n|", "ab\r\n+", "|");
	}

	@Test
	void marksTheEndWhereTheLastChunkIsFull() {
		assertThat(Feed.everyWay(() -> decoder(4), "123456\r\n.\r\n")).containsExactly("1234+", "56\r\n+", "|");
	}

	@Test
	void distinguishesAnEmptyMessageFromAnEmptyLine() {
		assertThat(Feed.everyWay(() -> decoder(4), ".\r\n\r\n.\r\n")).containsExactly("|", "\r\n|");
	}

	@Test
	void dropsStuffingAtTheBorderOfChunks() {
		assertThat(Feed.everyWay(() -> decoder(4), "12\r\n..45\r\n.\rb\r\n.\r\n")).containsExactly("12\r\n+", ".45\r+",
				"\n\rb\r+", "\n|");
	}

	@Test
	void worksWithChunksOfOneByte() {
		assertThat(Feed.everyWay(() -> decoder(1), "..\rb\r\n.\r\n.\r\n")).containsExactly(".+", "\r+", "b+", "\r+",
				"\n+", "|", "|");
	}

	@Test
	void holdsAMessageInOneChunkWhereItFits() {
		String text = "a line\r\n".repeat(1000);
		assertThat(Feed.parts(decoder(64 * 1024), Feed.bytes(text + ".\r\n"))).containsExactly(text + "|");
		assertThat(Feed.byteByByte(decoder(64 * 1024), Feed.bytes(text + ".\r\n"))).containsExactly(text + "|");
	}

	@Test
	void takesAMessageThatIsExactlyAsLongAsIsAllowed() {
		assertThat(Feed.everyWay(() -> new DotTerminatedChunkDecoder(4, 5), "12345\r\n.\r\n12345\r\n.\r\n"))
			.containsExactly("1234+", "5\r\n|", "1234+", "5\r\n|");
	}

	@Test
	void refusesAMessageThatIsOneByteTooLong() {
		assertThat(Feed.everyWay(() -> new DotTerminatedChunkDecoder(4, 5), "123456\r\n.\r\n")).containsExactly("1234+",
				Feed.tooLarge(5));
		assertThat(Feed.everyWay(() -> new DotTerminatedChunkDecoder(100, 5), "12345678"))
			.containsExactly(Feed.tooLarge(5));
	}

	@Test
	void needsNoLimit() {
		assertThat(Feed.everyWay(() -> new DotTerminatedChunkDecoder(100, Long.MAX_VALUE), "1234\r\n.\r\n"))
			.containsExactly("1234\r\n|");
	}

	@Test
	void isInAMessageUntilTheLastChunk() throws MessageTooLargeException {
		DotTerminatedChunkDecoder decoder = decoder(2);
		ByteBuf in = Unpooled.copiedBuffer("\r\n.\r\n", StandardCharsets.UTF_8);
		assertThat(decoder.inMessage()).isFalse();
		DotTerminatedChunkDecoder.Chunk first = decoder.decode(in);
		assertThat(first).isNotNull();
		assertThat(first.last()).isFalse();
		assertThat(decoder.inMessage()).isTrue();
		DotTerminatedChunkDecoder.Chunk second = decoder.decode(in);
		assertThat(second).isNotNull();
		assertThat(second.last()).isTrue();
		assertThat(decoder.inMessage()).isFalse();
		in.release();
	}

	@Test
	void letsGoOfAnUnfinishedMessage() {
		DotTerminatedChunkDecoder decoder = decoder(4);
		Feed.parts(decoder, Feed.bytes("12345\r\n."));
		decoder.release();
		assertThat(decoder.inMessage()).isFalse();
		assertThat(Feed.parts(decoder, Feed.bytes("a\r\n.\r\n"))).containsExactly("a\r\n|");
	}

	@Test
	void refusesSizesBelowOne() {
		assertThatIllegalArgumentException().isThrownBy(() -> new DotTerminatedChunkDecoder(0, 1))
			.withMessage("chunkSize 0 must be at least 1");
		assertThatIllegalArgumentException().isThrownBy(() -> new DotTerminatedChunkDecoder(1, 0))
			.withMessage("maxLength 0 must be at least 1");
	}

	private static DotTerminatedChunkDecoder decoder(int chunkSize) {
		return new DotTerminatedChunkDecoder(chunkSize, 100_000);
	}

}
