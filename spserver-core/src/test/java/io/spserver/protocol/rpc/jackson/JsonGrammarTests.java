package io.spserver.protocol.rpc.jackson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which bodies are JSON (RFC 8259), and which are not.
 */
class JsonGrammarTests {

	private final Calls calls = new Calls(new Nothing());

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[0]", " [ ] ", "[[],{}]", "1", "-0", "0e1", "1E+2", "1.5e-3", "[20e1]", "true",
			"null", "''", "'a'", "' '", "'/'", "'\\/'", "'\\b\\f\\n\\r\\t\\'\\\\'", "'\\u0000'", "'\\uD83D\\ude00'",
			"'\\ud800'", "'\u007f'", "'\u2028'", "'\ufffe'", "'\ud83d\ude00'", "{'':0}", "{'a':1,'a':2}",
			"{'a':{'b':[{}]}}", "\n\t\r [1\n,\t2\r]\n" })
	void valueIsRead(String json) {
		assertThat(this.calls.send(json.replace('\'', '"'))).doesNotContain("-32700");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "}", "[", "]", "[1", "[1,", "[,1]", "[1,]", "[1,,2]", "[1 2]", "[1}", "{]",
			"{'a'}", "{'a':}", "{'a':1,}", "{,'a':1}", "{'a' 1}", "{'a'::1}", "{a:1}", "{1:1}", "{'a':1 'b':2}", "[1]]",
			"{}{}", "1 2", "01", "-01", "+1", "-", "--1", ".5", "5.", "1.e1", "1e", "1e+", "1eE2", "0x1", "1_0", "1,0",
			"NaN", "Infinity", "-Infinity", "nan", "True", "tru", "nul", "truee", "undefined", "'", "'a", "a'", "'\\'",
			"'\\x41'", "'\\u12'", "'\\u12g4'", "'\\U0041'", "'\n'", "'\t'", "'\u0000'", "'\u001f'", "// a\n1", "/**/1",
			"1#", "1;", "\f1", "\u00a01", "\u20281", "\ufeff1", "('a')", "<a/>", "\u0000", "*", "@", "[1]\u0000" })
	void otherBodyIsAParseError(String json) {
		assertThat(this.calls.send(json.replace('\'', '"'))).contains("\"code\":-32700", "\"id\":null");
	}

	@Test
	void quoteInQuotesIsNoJson() {
		assertThat(this.calls.send("'a'")).contains("-32700");
	}

	@Test
	void bytesThatAreNotUtf8AreAParseError() {
		for (int[] bytes : new int[][] { { 0xff }, { 0xc0, 0x80 }, { 0xe2, 0x82 }, { 0xed, 0xa0, 0x80 },
				{ 0xf4, 0x90, 0x80, 0x80 }, { 0x80 } }) {
			byte[] body = new byte[bytes.length + 20];
			Arrays.fill(body, (byte) ' ');
			body[0] = '"';
			for (int i = 0; i < bytes.length; i++) {
				body[i + 1] = (byte) bytes[i];
			}
			body[bytes.length + 1] = '"';
			assertThat(this.calls.send(body)).contains("-32700");
		}
		assertThat(this.calls.send("[1]".getBytes(StandardCharsets.UTF_16LE))).contains("-32700");
		assertThat(this.calls.send("[1]".getBytes(StandardCharsets.UTF_16))).contains("-32700");
	}

	@Test
	void depthIsBounded() {
		assertThat(this.calls.send("[".repeat(100_000))).contains("-32700");
		assertThat(this.calls.send("{\"\":".repeat(100_000))).contains("-32700");
	}

	/** Has no methods: what is JSON is no call. */
	static class Nothing {

	}

}
