package io.spserver.protocol.rpc.jackson;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fault of the JSON (RFC 8259) anywhere in a request is a parse error, and nothing of
 * the request is executed. In the tables single quotes stand for double ones.
 */
class MalformedJsonTests {

	private static final String CALL = "{'jsonrpc':'2.0','id':'x','method':'take',"
			+ "'params':['a\\n\\u00e9',{'b':[true,null,{}],'c':false},[]]}";

	/** Where a value may be: alone, in arrays and objects, and among parameters. */
	private static final List<String> PLACES = List.of("#", "[#]", "[#,1]", "['',#]", "{'a':#}", "{'a':[#],'b':1}",
			"{'jsonrpc':'2.0','id':1,'method':'take','params':[#]}",
			"{'jsonrpc':'2.0','id':1,'params':{'value':#},'method':'take'}",
			"{'jsonrpc':'2.0','method':'take','params':[],'id':1,'x':#}",
			"[{'jsonrpc':'2.0','id':1,'method':'take'},#]");

	private final Service service = new Service();

	private final Calls calls = new Calls(this.service);

	private static String quoted(String json) {
		return json.replace('\'', '"');
	}

	private void assertParseError(String json) {
		assertParseError(json.getBytes(StandardCharsets.UTF_8));
	}

	private void assertParseError(byte[] json) {
		assertThat(this.calls.send(json)).as(new String(json, StandardCharsets.ISO_8859_1))
			.isEqualTo(quoted("{'jsonrpc':'2.0','error':{'code':-32700,'message':'Parse error'},'id':null}"));
		assertThat(this.service.taken).isEmpty();
	}

	@Test
	void withoutFaultItIsExecuted() {
		assertThat(this.calls.send(quoted(CALL))).contains("\"result\":3");
		assertThat(this.service.taken).hasSize(1);
	}

	@Test
	void whereverItEndsEarly() {
		for (int length = 0; length < CALL.length(); length++) {
			assertParseError(quoted(CALL.substring(0, length)));
			assertParseError(quoted("[" + CALL + "," + CALL.substring(0, length)));
		}
	}

	@Test
	void withAStructuralCharacterMore() {
		boolean text = false;
		for (int i = 0; i < CALL.length(); i++) {
			text ^= CALL.charAt(i) == '\'';
			for (String more : List.of(",", ":", "[", "]", "{", "}", ",,", "][", "}{")) {
				if (!text) {
					assertParseError(quoted(CALL.substring(0, i + 1) + more + CALL.substring(i + 1)));
				}
			}
		}
	}

	@Test
	void withAStructuralCharacterLessOrAnotherOne() {
		boolean text = false;
		for (int i = 0; i < CALL.length(); i++) {
			char c = CALL.charAt(i);
			text ^= c == '\'';
			if (c == '\'' || (!text && ",:[]{}".indexOf(c) >= 0)) {
				for (String other : List.of("", ";", "=", "(", "*", "\\", "/", "<", "#")) {
					assertParseError(quoted(CALL.substring(0, i) + other + CALL.substring(i + 1)));
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", ":", "[", "]", "{", "}", "[]", "{}", "''", "1", "x", "null", "#", "#{}", "/", "//",
			"/**/", "/**//", "@", ";", "\u0000", "\f", "\u00a0", "\u2060", "\ufeff", "\\n", " x", "\n," })
	void withSomethingBehindIt(String more) {
		assertParseError(quoted(CALL + more));
		assertParseError(quoted("[1]" + more));
		assertParseError(quoted("{'a':'b'}" + more));
		assertParseError(quoted("''" + more));
	}

	@ParameterizedTest
	@ValueSource(strings = { "++12", "+3", "+Inf", "-04", "-045", "-6.0.", "-7.", "-NaN", ".-8", ".9e-1", "0.2.3",
			"0.4e+", "0.5e", "0.e6", "0E+", "0E", "0e+", "0e", "7.0e+", "8.0e-", "9.0e", "1 000.5", "2eE3", "4.e+5",
			"6.e-7", "8.e9", "1.e+", "Inf", "inf", "NaN", "Infinity", "-Infinity", "0x1", "0xab", "1+1", "0e+-1", "-0x",
			"-1.5foo", "-", "-bar", "- 1", "-.5", "2x", "3e", "3ea", "4.", ".4", "5.6a-7", "1.7H-308", "012", "00",
			"1_0", "1,5,", "\uff11", "\u0661", "1\u00b2", "1@", "1#", "1;", "--1", "1L", "1f", "1.0d" })
	void withANumberThatIsNone(String number) {
		assertFault(number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tru", "fals", "nul", "truth", "True", "FALSE", "Null", "nulll", "falsee", "true1", "t",
			"undefined", "None", "abc", "\u00e9", "a\u00e5", "_", "$", "*", "**", "<.>", "<null>", "(1)", "\\n",
			"\\u0020''", "\\u000a", "'a' 'b'", "1 true", "1:2", "''x", "x''", "3[4]", "[]{}", "\u2060", "\f", "\u000b",
			"\u0085", "\u3000", "/**/", "1//", "1/*c*/", "\u0000", "\ud83d\ude00" })
	void withALiteralThatIsNone(String literal) {
		assertFault(literal);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'", "'a", "a'", "'\\'", "'\\\\\\'", "'\\", "'\\x41'", "'\\a'", "'\\0'", "'\\U0041'",
			"'\\u'", "'\\u1'", "'\\u12'", "'\\u00A'", "'\\uqqqq'", "'\\u 041'", "'\\u-041'", "'\\uD800\\'",
			"'\\uD800\\u'", "'\\uD800\\u1'", "'\\uD800\\u1x'", "'\\uD800\\x'", "'\\uD834\\uDd'", "'\\\u00e9'",
			"'\\\ud83c\udf00'", "'\\\t'", "'\\\n'", "'\\\u0000'", "'\u0000'", "'a\u0000b'", "'\n'", "'\r'", "'\t'",
			"'\f'", "'\u001f'", "`a`", "\u201ca\u201d", "'a''b'", "'\\{['" })
	void withTextThatIsNone(String text) {
		assertFault(text);
		for (String place : List.of("{#:1}", "{'a':1,#:2}", "{'jsonrpc':'2.0','method':#,'id':1}",
				"{'jsonrpc':'2.0','method':'take','id':#}", "{'jsonrpc':#,'method':'take','id':1}")) {
			assertParseError(quoted(place.replace("#", text)));
		}
	}

	@Test
	void withSingleQuotes() {
		for (String place : List.of("'a'", "['a']", "{'a':0}", "{'a'", "['", "{a:'b'}")) {
			assertParseError(place);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "1", "9999E9999", "null", "true", "[]", "{}", "[", ":", ",", "'a',", "'a':'b',,'c'",
			"'a':'b' 'c'", "'a' 'b'", "'a' b", "'a'::1,'b'", "\\u0061", "\ud83c\udde8\ud83c\udded", "-", "_a", "'a':1,",
			"'a',null,'b'", "null:null,null" })
	void withANameThatIsNone(String name) {
		assertParseError(quoted("{" + name + ":1}"));
		assertParseError(quoted("{'x':1," + name + ":1}"));
		assertParseError(quoted("{'jsonrpc':'2.0','method':'take','params':{" + name + ":1},'id':1}"));
	}

	private void assertFault(String value) {
		for (String place : PLACES) {
			assertParseError(quoted(place.replace("#", value)));
		}
	}

	/** Bytes that are no UTF-8 (RFC 3629). */
	@ParameterizedTest
	@ValueSource(strings = { "80", "81", "b9", "c0", "c0af", "c080", "c1bf", "c3", "e0", "e080af", "e09f", "e2", "e282",
			"e0ff", "e5", "e9", "eda080", "edbfbf", "f0", "f0808080", "f09f98", "f4908080", "f4bfbfbf", "f5808080",
			"f888", "fa", "fc80808080bf", "fc83bfbfbfbf", "fe", "ff", "fffe", "feff" })
	void withBytesThatAreNoText(String hex) throws Exception {
		byte[] bytes = HexFormat.of().parseHex(hex);
		for (String place : List.of("#", "[#]", "[a#]", "['#']", "['\\#']", "['\\u#']", "[12#]", "[1e#]", "[1e1#]",
				"[0#]\n", "{'#':'0',}", "{'#':'0'}", "#{}", "{}#",
				"{'jsonrpc':'2.0','method':'take','id':1,'params':['#']}", "{'jsonrpc':'2.0','method':'take','id':'#'}",
				"{'jsonrpc':'2.0','method':'take#','id':1}")) {
			String[] parts = quoted(place).split("#", -1);
			ByteArrayOutputStream json = new ByteArrayOutputStream();
			json.write(parts[0].getBytes(StandardCharsets.UTF_8));
			json.write(bytes);
			json.write(parts[1].getBytes(StandardCharsets.UTF_8));
			assertParseError(json.toByteArray());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE" })
	void inAnotherEncoding(String charset) {
		for (String json : List.of(CALL, "['\u00e9']", "1", "\ufeff{}")) {
			assertParseError(quoted(json).getBytes(Charset.forName(charset)));
		}
		assertParseError(quoted("\ufeff" + CALL));
		assertParseError("\ufeff");
		assertParseError(new byte[] { (byte) 0xef, (byte) 0xbb, '{', '}' });
		assertParseError(new byte[] { '1', '2', '3', 0 });
	}

	/** Counts what it is called with. */
	static class Service {

		private final List<Object> taken = new ArrayList<>();

		int take(@Nullable Object... values) {
			this.taken.add(values);
			return values.length;
		}

	}

}
