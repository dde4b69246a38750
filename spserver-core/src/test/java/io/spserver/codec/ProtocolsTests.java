package io.spserver.codec;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.spserver.Message;
import io.spserver.MessageTooLargeException;
import io.spserver.Protocol;
import io.spserver.ServerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProtocolsTests {

	private static final Charset LATIN_1 = StandardCharsets.ISO_8859_1;

	private static final List<Protocol> ALL = List.of(Protocols.line(), Protocols.multiLine(),
			Protocols.dotTerminated(), Protocols.lengthPrefixed(4), Protocols.raw());

	@Test
	void areCalledAsInConfiguration() {
		assertThat(ALL).extracting(Protocol::name)
			.containsExactly("line", "multi-line", "dot-terminated", "length-prefixed", "raw");
	}

	@Test
	void createTheirDecoders() {
		assertThat(ALL).extracting((protocol) -> protocol.newDecoder(options(protocol)).getClass().getSimpleName())
			.containsExactly("LineDecoder", "MultiLineDecoder", "DotTerminatedDecoder", "LengthPrefixedDecoder",
					"RawDecoder");
	}

	@Test
	void createADecoderForEachSession() {
		for (Protocol protocol : ALL) {
			ServerOptions options = options(protocol);
			assertThat(protocol.newDecoder(options)).isNotSameAs(protocol.newDecoder(options));
		}
	}

	@Test
	void boundMessagesByTheMaximumMessageSize() {
		assertThat(decode(Protocols.line(), "123456789\n")).containsExactly(Feed.tooLarge(8));
		assertThat(decode(Protocols.multiLine(), "123456789\n")).containsExactly(Feed.tooLarge(8));
		assertThat(decode(Protocols.dotTerminated(), "123456789\r\n.\r\n")).containsExactly(Feed.tooLarge(8));
		assertThat(decode(Protocols.lengthPrefixed(1), "\t")).containsExactly(Feed.tooLarge(8));
		assertThat(decode(Protocols.raw(), "123456789")).containsExactly("12345678", "9");
	}

	@Test
	void decodeTextInTheServersCharset() {
		assertThat(decode(Protocols.line(), "\u00fc\n")).containsExactly("\u00fc");
		assertThat(decode(Protocols.multiLine(), "\u00fc\n")).containsExactly("[\u00fc]");
		assertThat(decode(Protocols.dotTerminated(), "\u00fc\r\n.\r\n")).containsExactly("\u00fc");
	}

	@Test
	void lineEndsTextThatHasNoLineEnd() {
		for (Protocol protocol : List.of(Protocols.line(), Protocols.multiLine())) {
			assertThat(frame(protocol, "text")).isEqualTo("text\r\n");
			assertThat(frame(protocol, "")).isEqualTo("\r\n");
			assertThat(frame(protocol, "two\nlines")).isEqualTo("two\nlines\r\n");
			assertThat(frame(protocol, "text\n")).isEqualTo("text\n");
			assertThat(frame(protocol, "text\r\n")).isEqualTo("text\r\n");
			assertThat(protocol.frame("\u00fc", LATIN_1)).isEqualTo(Feed.bytes(0xfc, '\r', '\n'));
		}
	}

	@Test
	void lineLeavesBytesAsTheyAre() {
		byte[] content = Feed.bytes("text");
		assertThat(Protocols.line().frame(content)).isSameAs(content);
		assertThat(Protocols.multiLine().frame(content)).isSameAs(content);
	}

	@Test
	void dotTerminatedStuffsDotsAndEndsLines() {
		Protocol protocol = Protocols.dotTerminated();
		assertThat(frame(protocol, "")).isEqualTo(".\r\n");
		assertThat(frame(protocol, "text")).isEqualTo("text\r\n.\r\n");
		assertThat(frame(protocol, "text\r\n")).isEqualTo("text\r\n.\r\n");
		assertThat(frame(protocol, "a\nb\rc\r\nd")).isEqualTo("a\r\nb\r\nc\r\nd\r\n.\r\n");
		assertThat(frame(protocol, "a\n\n\r\r")).isEqualTo("a\r\n\r\n\r\n\r\n.\r\n");
		assertThat(frame(protocol, ".\n..\n.a\nb.")).isEqualTo("..\r\n...\r\n..a\r\nb.\r\n.\r\n");
		assertThat(frame(protocol, "\n.\r.")).isEqualTo("\r\n..\r\n..\r\n.\r\n");
		assertThat(protocol.frame("\u00fc", LATIN_1)).isEqualTo(Feed.bytes(0xfc, '\r', '\n', '.', '\r', '\n'));
		assertThat(protocol.frame(Feed.bytes(".a"))).isEqualTo(Feed.bytes("..a\r\n.\r\n"));
	}

	@Test
	void lengthPrefixedPutsTheLengthBeforeTextAndBytes() {
		byte[] content = Feed.bytes("abc");
		assertThat(Protocols.lengthPrefixed(1).frame(content)).isEqualTo(Feed.bytes(3, 'a', 'b', 'c'));
		assertThat(Protocols.lengthPrefixed(2).frame(content)).isEqualTo(Feed.bytes(0, 3, 'a', 'b', 'c'));
		assertThat(Protocols.lengthPrefixed(4).frame("\u00fc", LATIN_1)).isEqualTo(Feed.bytes(0, 0, 0, 1, 0xfc));
		assertThat(Protocols.lengthPrefixed(8).frame(new byte[0])).isEqualTo(new byte[8]);
		assertThat(Protocols.lengthPrefixed(4).frame(new byte[0x010203])).startsWith(0, 1, 2, 3).hasSize(4 + 0x010203);
	}

	@Test
	void lengthPrefixedRefusesToSendMoreThanThePrefixCanSay() {
		assertThat(Protocols.lengthPrefixed(1).frame(new byte[255])).startsWith(255).hasSize(256);
		assertThat(Protocols.lengthPrefixed(2).frame(new byte[65_535])).startsWith(255, 255).hasSize(65_537);
		assertThatIllegalArgumentException().isThrownBy(() -> Protocols.lengthPrefixed(1).frame(new byte[256]))
			.withMessage("A message of 256 bytes is too long for a length prefix of 1 byte");
		assertThatIllegalArgumentException().isThrownBy(() -> Protocols.lengthPrefixed(2).frame(new byte[65_536]))
			.withMessage("A message of 65536 bytes is too long for a length prefix of 2 bytes");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 3, 9 })
	void lengthPrefixedRefusesOtherSizes(int bytes) {
		assertThatIllegalArgumentException().isThrownBy(() -> Protocols.lengthPrefixed(bytes));
	}

	@Test
	void rawLeavesEverythingAsItIs() {
		byte[] content = Feed.bytes("text");
		assertThat(Protocols.raw().frame(content)).isSameAs(content);
		assertThat(frame(Protocols.raw(), "text")).isEqualTo("text");
	}

	@Test
	void framedTextIsDecodedAgain() {
		for (String text : Feed.allTexts(".a\u20ac", 2)) {
			assertThat(roundTrip(Protocols.line(), text)).containsExactly(text);
			assertThat(roundTrip(Protocols.multiLine(), text)).containsExactly("[" + text + "]");
			for (int bytes : new int[] { 1, 2, 4, 8 }) {
				assertThat(roundTrip(Protocols.lengthPrefixed(bytes), text))
					.containsExactly(new String(Feed.bytes(text), LATIN_1));
			}
		}
		assertThat(Feed.parts(new RawDecoder(10), Protocols.raw().frame(Feed.bytes("text")))).containsExactly("text");
	}

	@Test
	void framedLinesAreDecodedAgain() {
		for (String text : Feed.allTexts(".a\n", 6)) {
			String lines = text.replaceFirst("\n$", "").replace("\n", "\r\n");
			byte[] framed = Protocols.dotTerminated().frame(text, StandardCharsets.UTF_8);
			assertThat(Feed.parts(new DotTerminatedDecoder(100, StandardCharsets.UTF_8), framed)).as(text)
				.containsExactly(lines);
		}
	}

	@Test
	void refusedPeersHearTheRefusedMessage() {
		assertThat(ALL).extracting((protocol) -> sent(protocol, protocol.refusal(options(protocol))))
			.containsExactly("Busy\r\n", "Busy\r\n", "Busy\r\n.\r\n", "\0\0\0\4Busy", "Busy\r\n");
	}

	@Test
	void lengthPrefixedRefusesInSilenceWhenTheMessageIsTooLongForThePrefix() {
		Protocol protocol = Protocols.lengthPrefixed(1);
		ServerOptions options = options(protocol).toBuilder().refusedMessage("a".repeat(256)).build();
		assertThat(protocol.refusal(options)).isNull();
	}

	@Test
	void peersOfTextProtocolsHearWhatTheyDidWrong() {
		MessageTooLargeException error = new MessageTooLargeException(8);
		String text = "Message too large: the limit is 8 bytes.\r\n";
		assertThat(ALL).extracting((protocol) -> sent(protocol, protocol.error(error, options(protocol))))
			.containsExactly(text, text, text + ".\r\n", null, null);
	}

	@Test
	void stalledPeersHearNothing() {
		assertThat(ALL).extracting((protocol) -> protocol.stalled(options(protocol))).containsOnlyNulls();
	}

	private static List<String> roundTrip(Protocol protocol, String text) {
		ServerOptions options = ServerOptions.builder("test", protocol).build();
		return Feed.everyWay(() -> (MessageDecoder) protocol.newDecoder(options),
				protocol.frame(text, options.charset()));
	}

	private static List<String> decode(Protocol protocol, String input) {
		return Feed.parts((MessageDecoder) protocol.newDecoder(options(protocol)), input.getBytes(LATIN_1));
	}

	private static String frame(Protocol protocol, String text) {
		return new String(protocol.frame(text, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	private static String sent(Protocol protocol, Message message) {
		if (message == null) {
			return null;
		}
		byte[] bytes = (message.head() instanceof String text) ? protocol.frame(text, LATIN_1)
				: protocol.frame((byte[]) message.head());
		return new String(bytes, LATIN_1);
	}

	private static ServerOptions options(Protocol protocol) {
		return ServerOptions.builder("test", protocol)
			.maxMessageSize(8)
			.charset(LATIN_1)
			.refusedMessage("Busy")
			.build();
	}

}
