package io.spserver.protocol.smtp.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DotReader}.
 */
class DotReaderTests {

	private static final String ALPHABET = "\r\n.a";

	private static final int LONGEST = 7;

	/**
	 * Every text of up to seven of the characters that matter, in parts of every size,
	 * against a reading of RFC 5321 that knows nothing of states.
	 */
	@Test
	void readsEveryTextAsTheStandardSays() {
		for (String text : allTexts()) {
			String expected = expected(text);
			for (int step = 1; step <= text.length(); step++) {
				assertThat(read(text, step, 64)).as(show(text)).isEqualTo(expected);
				assertThat(read(text, step, 2)).as(show(text)).isEqualTo(expected);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\n.\nb", "a\n.\r\nb", "a\r\n.\nb", "a\r.\rb", "a\r\n.\rb", "a\r.\r\nb", "a\n\n.\r\nb",
			"a\r\r\n.\r\r\nb", "a\r\n.\r\r\nb", "a\r\n\0.\r\nb", "a\r\n.\0\r\nb", "a\0\r\n", "\n.\r\n" })
	void endsForNothingThatOnlyLooksLikeTheEnd(String text) {
		String session = "DATA\r\n" + text + "\r\n.\r\nQUIT\r\n";
		List<String> shown = DecoderFeed.everyWay(session, true);
		assertThat(shown).hasSize(3).last().isEqualTo("QUIT");
		assertThat(shown.get(1)).startsWith("bad <").contains("a".equals(text.substring(0, 1)) ? "a" : "");
	}

	@Test
	void takesAnyOtherByteForContent() {
		StringBuilder all = new StringBuilder();
		for (char c = 1; c < 256; c++) {
			all.append((c == '\r' || c == '\n') ? 'x' : c);
		}
		assertThat(DecoderFeed.everyWay("DATA\r\n" + all + "\r\n.\r\n", true)).containsExactly("DATA",
				"<" + all + "\r\n>");
	}

	private static String read(String text, int step, int partSize) {
		DotReader reader = new DotReader(partSize);
		ByteBuf in = Unpooled.buffer();
		StringBuilder result = new StringBuilder();
		boolean clean = true;
		for (int at = 0; at < text.length(); at += step) {
			in.writeBytes(text.substring(at, Math.min(text.length(), at + step)).getBytes(StandardCharsets.US_ASCII));
			while (in.isReadable()) {
				SmtpPart.Content part = reader.read(in);
				if (part != null) {
					result.append(new String(part.bytes(), StandardCharsets.US_ASCII));
					clean &= part.clean();
				}
				if (part != null && part.last()) {
					in.release();
					return (clean ? "clean " : "bad ") + show(result.toString());
				}
			}
		}
		in.release();
		return "no end";
	}

	private static String expected(String text) {
		String all = "\r\n" + text;
		int end = all.indexOf("\r\n.\r\n");
		if (end < 0) {
			return "no end";
		}
		String content = all.substring(2, Math.max(2, end + 2));
		String rest = content.replace("\r\n", "");
		boolean clean = !rest.contains("\r") && !rest.contains("\n");
		String unstuffed = ("\r\n" + content).replace("\r\n.", "\r\n").substring(2);
		return (clean ? "clean " : "bad ") + show(unstuffed);
	}

	private static List<String> allTexts() {
		List<String> texts = new ArrayList<>(List.of(""));
		for (int from = 0, length = 1; length <= LONGEST; length++) {
			int to = texts.size();
			for (String text : List.copyOf(texts.subList(from, to))) {
				ALPHABET.chars().forEach((next) -> texts.add(text + (char) next));
			}
			from = to;
		}
		return texts;
	}

	private static String show(String text) {
		return text.replace("\r", "R").replace("\n", "N");
	}

}
