package io.spserver.protocol.smtp.codec;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SmtpDecoder}.
 */
class SmtpDecoderTests {

	@Test
	void takesCommandsAndContentHoweverTheyArrive() {
		String session = "EHLO a\r\nMAIL FROM:<a@b>\r\nDATA\r\nS: x\r\n\r\n..dot\r\n.\r\nNOOP\r\nDATA\r\n.\r\nQUIT\r\n";
		assertThat(DecoderFeed.everyWay(session, true)).containsExactly("EHLO a", "MAIL FROM:<a@b>", "DATA",
				"<S: x\r\n\r\n.dot\r\n>", "NOOP", "DATA", "<>", "QUIT");
	}

	@Test
	void takesChunksHoweverTheyArrive() {
		String session = "BDAT 5\r\na\r\n.\rBDAT 3 LAST\r\n\n\r\nBDAT 0 last\r\nNOOP\r\nbdat 2\r\nxyRSET\r\n";
		assertThat(DecoderFeed.everyWay(session, true)).containsExactly("chunk of 5", "<a\r\n.\r>", "chunk of 3, last",
				"<\n\r\n>", "chunk of 0, last", "<>", "NOOP", "chunk of 2", "<xy>", "RSET");
	}

	@Test
	void takesCommandsAgainAfterDataWasRefused() {
		assertThat(DecoderFeed.parts(false, "DATA\r\n", "RSET\r\n")).containsExactly("DATA", "RSET");
	}

	@Test
	void takesCommandsAgainThoughNothingHadArrivedWhenDataWasRefused() throws ProtocolException {
		SmtpDecoder decoder = new SmtpDecoder(Duration.ZERO);
		ByteBuf in = Unpooled.copiedBuffer("DATA\r\n", StandardCharsets.US_ASCII);
		SmtpInput input = decoder.decode(in);
		assertThat(input).isNotNull();
		input.flow().refuseData();
		in.clear().writeBytes("RSET\r\n".getBytes(StandardCharsets.US_ASCII));
		assertThat(decoder.decode(in)).isNotNull();
		in.release();
	}

	@ParameterizedTest
	@ValueSource(strings = { "DATA\r\nMAIL FROM:<x@y>\r\n", "DATA\r\nS: x\r\n.\r\n", "DATA\r\n." })
	void takesNoCommandsFromContentThatCameBeforeDataWasRefused(String session) {
		assertThat(DecoderFeed.parts(false, session)).containsExactly("DATA",
				"!554 5.5.0 More was sent before the answer to DATA");
	}

	@Test
	void waitsForTheAnswerToData() throws ProtocolException {
		SmtpDecoder decoder = new SmtpDecoder(Duration.ZERO);
		ByteBuf in = Unpooled.copiedBuffer("RSET\r\nDATA\r\nx\r\n.\r\n", StandardCharsets.US_ASCII);
		SmtpInput input = decoder.decode(in);
		assertThat(input).isNotNull();
		assertThat(input.parts()).hasSize(2);
		assertThat(decoder.decode(in)).isNull();
		assertThat(decoder.inMessage()).isTrue();
		input.flow().acceptData();
		assertThat(decoder.decode(in)).isNotNull();
		assertThat(decoder.inMessage()).isFalse();
		in.release();
	}

	@Test
	void tellsLinesThatEndWithLfAlone() {
		assertThat(DecoderFeed.everyWay("NOOP\nRSET\r\n\nNOOP\r\r\n", true)).containsExactly("BARE_LF NOOP", "RSET",
				"BARE_LF ", "NOOP\r");
	}

	@Test
	void throwsAwayLinesThatAreTooLong() {
		String line = "NOOP " + "x".repeat(20_000);
		List<String> expected = List.of("TOO_LONG " + line.substring(0, 32), "NOOP");
		assertThat(DecoderFeed.parts(true, line + "\r\nNOOP\r\n")).isEqualTo(expected);
		assertThat(DecoderFeed.parts(true, line.substring(0, 15_000), line.substring(15_000), "\r", "\nNOOP\r\n"))
			.isEqualTo(expected);
	}

	@Test
	void takesTheLongestLine() {
		String line = "AUTH PLAIN " + "x".repeat(LineReader.MAX_LENGTH - 11);
		assertThat(DecoderFeed.parts(true, line + "\r\n")).containsExactly(line);
		assertThat(DecoderFeed.parts(true, line + "x\r\n")).containsExactly("TOO_LONG " + line.substring(0, 32));
	}

	@Test
	void givesUpOnALineThatDoesNotEnd() {
		ByteBuf in = Unpooled.buffer();
		SmtpDecoder decoder = new SmtpDecoder(Duration.ZERO);
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> {
			for (int i = 0; i < 100; i++) {
				in.writeBytes(new byte[1024]);
				decoder.decode(in);
				assertThat(in.readableBytes()).isLessThanOrEqualTo(LineReader.MAX_LENGTH + 1024);
				in.discardReadBytes();
			}
		}).withMessage("500 5.5.2 Line too long");
		in.release();
	}

	@ParameterizedTest
	@ValueSource(strings = { "BDAT", "BDAT x", "BDAT -1", "BDAT 1 LAS", "BDAT 1LAST", "BDAT 9999999999999999999",
			"BDAT 1 LAST LAST", "BDAT  LAST" })
	void takesAMalformedChunkCommandForALine(String line) {
		assertThat(DecoderFeed.parts(true, line + "\r\n")).containsExactly(line);
	}

	@ParameterizedTest
	@CsvSource({ "1000000, 40", "3, 1" })
	void handsOutLargeContentInParts(int size, int parts) throws ProtocolException {
		SmtpDecoder decoder = new SmtpDecoder(Duration.ZERO);
		ByteBuf in = Unpooled.copiedBuffer("DATA\r\n", StandardCharsets.US_ASCII);
		SmtpInput begun = decoder.decode(in);
		assertThat(begun).isNotNull();
		begun.flow().acceptData();
		int length = 0;
		int count = 0;
		for (int written = 0; written < size; written += 1000) {
			in.writeBytes("x".repeat(Math.min(1000, size - written)).getBytes(StandardCharsets.US_ASCII));
			in.writeBytes((written + 1000 >= size) ? new byte[] { '\r', '\n', '.', '\r', '\n' } : new byte[0]);
			for (SmtpInput input = decoder.decode(in); input != null; input = decoder.decode(in)) {
				for (SmtpPart part : input.parts()) {
					length += ((SmtpPart.Content) part).bytes().length;
					count++;
				}
			}
			in.discardReadBytes();
		}
		assertThat(length).isEqualTo(size + 2);
		assertThat(count).isLessThanOrEqualTo(parts);
		in.release();
	}

	@Test
	void handlesWhatArrivesTogetherTogetherUpToABound() throws ProtocolException {
		SmtpDecoder decoder = new SmtpDecoder(Duration.ZERO);
		ByteBuf in = Unpooled.copiedBuffer("NOOP\r\n".repeat(150), StandardCharsets.US_ASCII);
		SmtpInput first = decoder.decode(in);
		SmtpInput second = decoder.decode(in);
		assertThat(first).isNotNull();
		assertThat(first.parts()).hasSize(100);
		assertThat(second).isNotNull();
		assertThat(second.parts()).hasSize(50);
		assertThat(second.flow()).isSameAs(first.flow());
		in.release();
	}

	@Test
	void isInAnExchangeWhileAMailIsTransmitted() throws ProtocolException {
		SmtpDecoder decoder = new SmtpDecoder(Duration.ZERO);
		ByteBuf in = Unpooled.copiedBuffer("MAIL FROM:<>\r\n", StandardCharsets.US_ASCII);
		SmtpInput input = decoder.decode(in);
		assertThat(input).isNotNull();
		assertThat(decoder.inExchange()).isFalse();
		input.flow().inMail(true);
		assertThat(decoder.inExchange()).isTrue();
		in.release();
	}

	@ParameterizedTest
	@CsvSource({ "QUIT|, true", "quit|, true", "NOOP|QUIT|, true", "QUIT|NOOP|, false", "QUIT|x, false",
			"QUITE|, false", "QUIT, false" })
	void isEndedWhenQuitIsTheLastThatCame(String lines, boolean ended) throws ProtocolException {
		for (boolean whole : new boolean[] { true, false }) {
			SmtpDecoder decoder = new SmtpDecoder(Duration.ZERO);
			ByteBuf in = Unpooled.buffer();
			String text = lines.replace("|", "\r\n");
			for (String part : (whole) ? new String[] { text } : text.split("")) {
				in.writeBytes(part.getBytes(StandardCharsets.US_ASCII));
				decoder.decode(in);
			}
			assertThat(decoder.isEnded()).isEqualTo(ended);
			in.release();
		}
	}

	@Test
	void hasADeadlineOnlyIfSessionsMayNotLastForEver() {
		assertThat(new SmtpDecoder(Duration.ZERO).deadline()).isZero();
		assertThat(new SmtpDecoder(Duration.ofHours(1)).deadline()).isGreaterThan(System.nanoTime());
	}

}
