package io.spserver.protocol.rpc.xml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class XmlRpcProcessorTests {

	private final XmlCalls calls = new XmlCalls(new Service());

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					<int>5</int>                   | <int>5</int>
					<i4>-2147483648</i4>           | <int>-2147483648</int>
					<int> +7 </int>                | <int>7</int>
					<i8>9223372036854775807</i8>   | <i8>9223372036854775807</i8>
					<i8>1</i8>                     | <int>1</int>
					<boolean>1</boolean>           | <boolean>1</boolean>
					<boolean>0</boolean>           | <boolean>0</boolean>
					<double>-12.214</double>       | <double>-12.214</double>
					<double>1e+20</double>         | <double>100000000000000000000</double>
					<double>1</double>             | <double>1.0</double>
					<string>a &lt;&amp;&#62; ä€😀</string> | <string>a &lt;&amp;&gt; ä€😀</string>
					<string/>                      | <string></string>
					<string><![CDATA[<x>]]></string> | <string>&lt;x&gt;</string>
					a<!-- b -->c<?d?>              | <string>ac</string>
					` <nil/> `                     | <nil/>
					<dateTime.iso8601>19980717T14:08:55</dateTime.iso8601>        | <dateTime.iso8601>19980717T14:08:55</dateTime.iso8601>
					<dateTime.iso8601>1998-07-17T14:08:55+02:00</dateTime.iso8601> | <dateTime.iso8601>19980717T12:08:55</dateTime.iso8601>
					<dateTime.iso8601>19980717T14:08:55Z</dateTime.iso8601>       | <dateTime.iso8601>19980717T14:08:55</dateTime.iso8601>
					<base64>eW91 IGNh</base64>     | <base64>eW91IGNh</base64>
					<array><data><value>a</value><value><int>1</int></value></data></array> | <array><data><value><string>a</string></value><value><int>1</int></value></data></array>
					<array><data/></array>         | <array><data></data></array>
					<struct><member><name>a</name><value><int>1</int></value></member></struct> | <struct><member><name>a</name><value><int>1</int></value></member></struct>
					<struct/>                      | <struct></struct>
					<ex:i8 xmlns:ex="http://ws.apache.org/xmlrpc/namespaces/extensions">5</ex:i8>   | <int>5</int>
					<ex:nil xmlns:ex="http://ws.apache.org/xmlrpc/namespaces/extensions"/>          | <nil/>
					<e:bigdecimal xmlns:e="http://ws.apache.org/xmlrpc/namespaces/extensions">1.10</e:bigdecimal> | <double>1.10</double>
					<e:float xmlns:e="http://ws.apache.org/xmlrpc/namespaces/extensions">1.5</e:float> | <double>1.5</double>
					""")
	void everyTypeIsReadAndWritten(String value, String answer) {
		assertThat(this.calls.call("echo", value)).isEqualTo(answer);
		assertThat(this.calls.events()).containsExactly("echo success");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<int>1.0</int>", "<int>2147483648</int>", "<int/>", "<int>0x1</int>", "<int>1 2</int>",
			"<i8>9223372036854775808</i8>", "<boolean>true</boolean>", "<boolean>2</boolean>", "<double>NaN</double>",
			"<double>1e400</double>", "<double>1,5</double>", "<double>.</double>", "<base64>a</base64>",
			"<base64>????</base64>", "<dateTime.iso8601>1998</dateTime.iso8601>",
			"<dateTime.iso8601>19980230T00:00:00</dateTime.iso8601>", "<unknown>1</unknown>", "text<int>1</int>",
			"<int>1</int>text", "<int>1</int><int>2</int>", "<int><b/></int>", "<nil>1</nil>", "<array/>",
			"<array><value>1</value></array>", "<array><data/><data/></array>", "<struct><value>1</value></struct>",
			"<struct><member><value>1</value></member></struct>", "<struct><member><name>a</name></member></struct>",
			"<struct><member><name>a</name><value/></member><member><name>a</name><value/></member></struct>",
			"<INT>1</INT>", "<int xmlns=\"urn:x\">1</int>" })
	void whatIsNoValueIsAFault(String value) {
		assertThat(this.calls.call("echo", value)).startsWith("-32600 Invalid Request: ");
		assertThat(this.calls.events()).containsExactly("unknown invalid-request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<a/>", "<methodCall/>", "<methodCall><params/></methodCall>",
			"<methodCall><methodName></methodName></methodCall>", "<methodCall>echo</methodCall>",
			"<methodCall><methodName>echo</methodName><params><value/></params></methodCall>",
			"<methodCall><methodName>echo</methodName><params><param/></params></methodCall>",
			"<methodCall><methodName>echo</methodName><params/><params/></methodCall>",
			"<methodCall><methodName>echo</methodName>text</methodCall>",
			"<methodCall xmlns='urn:x'><methodName>echo</methodName></methodCall>" })
	void whatIsNoCallIsAFault(String request) {
		assertThat(this.calls.send(request)).startsWith("-32600 Invalid Request: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "text", "<methodCall>", "<methodCall><methodName>echo</methodName>",
			"<methodCall></a>", "{\"jsonrpc\":\"2.0\"}",
			"<methodCall><methodName>nothing</methodName></methodCall><methodCall/>",
			"<methodCall><methodName>nothing</methodName></methodCall>text",
			"<methodCall><methodName>&e;</methodName></methodCall>",
			"<methodCall><methodName>&#0;</methodName></methodCall>", "<a b='1' b='2'/>", "<ex:a/>" })
	void whatIsNotWellFormedIsAFault(String request) {
		assertThat(this.calls.send(request)).isEqualTo("-32700 Parse error: not well formed");
		assertThat(this.calls.events()).containsExactly("unknown parse-error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<!DOCTYPE methodCall>", "<!DOCTYPE methodCall SYSTEM 'file:///etc/passwd'>",
			"<!DOCTYPE methodCall [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
			"<!DOCTYPE methodCall [<!ENTITY a 'aaaaaaaaaa'><!ENTITY e '&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
			"<!DOCTYPE a [<s^ApE\"<x>>]>", "<!DOCTYPE a [<!\u0000]>", "<!DOCTYPE a [<\u0001" })
	void documentTypesAreNotRead(String type) {
		for (String name : List.of("&e;", "nothing")) {
			assertThat(this.calls.send(type + "<methodCall><methodName>" + name + "</methodName></methodCall>"))
				.startsWith("-32700 ");
		}
	}

	@Test
	void encodingsAreReadAsTheySay() {
		String request = "<methodCall><methodName>echo</methodName><params><param><value>ä</value></param></params>"
				+ "</methodCall>";
		assertThat(this.calls.send(request.getBytes(StandardCharsets.ISO_8859_1), "ISO-8859-1")).contains(">ä<");
		assertThat(this.calls.send(
				("<?xml version='1.0' encoding='ISO-8859-1'?>" + request).getBytes(StandardCharsets.ISO_8859_1), null))
			.contains(">ä<");
		assertThat(this.calls.send(request.getBytes(StandardCharsets.UTF_16), null)).contains(">ä<");
		assertThat(this.calls.send(request.getBytes(StandardCharsets.ISO_8859_1), null)).startsWith("-32702 ");
		assertThat(this.calls.send(("<?xml version='1.0' encoding='none'?>" + request).getBytes(), null))
			.startsWith("-32701 ");
	}

	@Test
	void limitsHold() {
		XmlCalls limited = new XmlCalls(new Service(),
				RpcOptions.builder().maxNestingDepth(3).maxNumberLength(5).maxBodySize(1000).maxBatchItems(2));
		assertThat(limited.call("echo", nested(2))).contains("<array>");
		assertThat(limited.call("echo", nested(3))).startsWith("-32600 ");
		assertThat(limited.call("echo", "<int>000001</int>")).startsWith("-32600 ");
		assertThat(limited.call("echo", "x".repeat(1000))).startsWith("-32600 ");
		String call = "<value><struct><member><name>methodName</name><value>nothing</value></member>"
				+ "<member><name>params</name><value><array><data/></array></value></member></struct></value>";
		XmlCalls few = new XmlCalls(new Service(), RpcOptions.builder().maxBatchItems(2));
		assertThat(few.call("system.multicall", "<array><data>" + call.repeat(2) + "</data></array>"))
			.contains("<array>");
		assertThat(few.call("system.multicall", "<array><data>" + call.repeat(3) + "</data></array>"))
			.startsWith("-32600 ");
		assertThat(this.calls.call("echo", nested(50_000))).startsWith("-32600 ");
	}

	private static String nested(int depth) {
		return "<array><data><value>".repeat(depth) + "</value></data></array>".repeat(depth);
	}

	@Test
	void extensionsCanBeOff() {
		XmlCalls plain = new XmlCalls(new Service(), RpcOptions.builder().xmlExtensions(false));
		assertThat(plain.call("echo", "<nil/>")).startsWith("-32600 ");
		assertThat(plain.call("echo", "<i8>1</i8>")).startsWith("-32600 ");
		assertThat(plain.call("nothing")).isEqualTo("<string></string>");
		assertThat(plain.call("big", "<int>2000000000</int>", "<int>2000000000</int>")).startsWith("-32603 ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					big    | <int>1</int>   | <i8>9223372036854775806</i8> | <i8>9223372036854775807</i8>
					divide | <int>1</int>   | <double>4</double>    | <double>0.25</double>
					decimal | <int>1</int>  | <double>0.1</double>  | <double>1.1</double>
					join   | <string>-</string> | <array><data><value>a</value><value>b</value></data></array> | <string>a-b</string>
					join   | -              | a                     | <string>a</string>
					sum    | <int>1</int>   | <int>2</int>          | <int>3</int>
					day    | <dateTime.iso8601>20260101T00:00:00</dateTime.iso8601> | MONDAY | <string>MONDAY 2026-01-01T00:00:00Z</string>
					""")
	void parametersAreBound(String method, String one, String two, String result) {
		assertThat(this.calls.call(method, one, two)).isEqualTo(result);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			big    | `<string>1</string>`  | `'a' must be an int of 64 bits`
			big    | <double>1</double>    | `'a' must be an int of 64 bits`
			big    | <int>1</int>          | `'b' is missing`
			big    | <nil/>                | `'a' must not be nil`
			nothing | <int>1</int>         | there are more than 0
			day    | <int>1</int>          | `'at' must be a dateTime.iso8601`
			sum    | a                     | `'numbers' must be an int of 32 bits`
			bean   | <struct/>             | `'thread' must be what it should be`
			""")
	void wrongParametersAreExplained(String method, String value, String message) {
		assertThat(this.calls.call(method, value)).isEqualTo("-32602 Invalid params: " + message);
		assertThat(this.calls.events()).containsExactly(method + " invalid-params");
	}

	@Test
	void absentParametersHaveTheirStandIns() {
		assertThat(this.calls.call("maybe")).isEqualTo("<string>null empty -1 0</string>");
		assertThat(this.calls.call("maybe", "<nil/>", "<nil/>", "<nil/>"))
			.isEqualTo("<string>null empty -1 0</string>");
		assertThat(this.calls.call("maybe", "a", "b", "<int>1</int>", "<int>2</int>", "<int>3</int>"))
			.isEqualTo("<string>a b 1 2</string>");
	}

	@Test
	void errorsAreFaults() {
		assertThat(this.calls.call("fail", "application")).isEqualTo("1001 Not ?today");
		assertThat(this.calls.call("fail", "other")).isEqualTo("-32603 Internal error");
		assertThat(this.calls.call("missing")).isEqualTo("-32601 Method not found");
		assertThat(this.calls.call("results", "control")).startsWith("-32603 ");
		assertThat(this.calls.call("results", "nan")).startsWith("-32603 ");
		assertThat(this.calls.call("results", "cycle")).startsWith("-32603 ");
		assertThat(this.calls.call("results", "unknown")).startsWith("-32603 ");
	}

	@Test
	void laterResultsAreWritten() {
		assertThat(this.calls.call("results", "later")).isEqualTo("<string>later</string>");
		assertThat(this.calls.call("results", "optional")).isEqualTo("<int>5</int>");
		assertThat(this.calls.call("results", "return")).isEqualTo("<string>a&#13;\n</string>");
		assertThat(this.calls.call("results", "array"))
			.isEqualTo("<array><data><value><int>1</int></value></data></array>");
	}

	@Test
	void systemTellsWhatThereIs() {
		RpcMethod hidden = RpcMethod.builder("hidden", (arguments) -> null).visible(false).build();
		RpcMethod method = RpcMethod.builder("add", (arguments) -> null)
			.parameters(XmlCalls.methods(new Service()).find("maybe").parameters())
			.resultType(int.class)
			.description("Adds & more")
			.build();
		XmlCalls system = new XmlCalls(RpcMethods.builder().add(method).add(hidden).build(), RpcOptions.builder());
		assertThat(system.call("system.listMethods").replaceAll("<[^>]*>", " ").trim().split(" +")).containsExactly(
				"add", "system.listMethods", "system.methodHelp", "system.methodSignature", "system.multicall");
		assertThat(system.call("system.methodHelp", "add")).isEqualTo("<string>Adds &amp; more</string>");
		assertThat(system.call("system.methodHelp", "hidden")).startsWith("-32602 ");
		assertThat(system.call("system.methodSignature", "add").replaceAll("</?(value|string)>", ""))
			.isEqualTo("<array><data><array><data>int</data></array><array><data>intstring</data></array>"
					+ "<array><data>intstringstring</data></array><array><data>intstringstringint</data></array>"
					+ "<array><data>intstringstringintarray</data></array></data></array>");
	}

	@Test
	void multicallMakesSeveralCalls() {
		String answer = this.calls.call("system.multicall",
				"<array><data>" + part("big", "<int>1</int>", "<int>2</int>") + part("missing") + part("fail", "other")
						+ part("system.multicall", "<array><data/></array>") + "<value>1</value>" + "</data></array>");
		assertThat(answer.replaceAll("</?(value|data|string|name)>", "")).isEqualTo("<array><array><int>3</int></array>"
				+ fault(-32601, "Method not found") + fault(-32603, "Internal error")
				+ fault(-32600, "Invalid Request: a multicall cannot be part of another")
				+ fault(-32600, "Invalid Request: a call of a multicall is a struct with methodName and params")
				+ "</array>");
		assertThat(this.calls.events()).containsExactly("big success", "unknown method-not-found",
				"fail internal-error", "system.multicall success");
	}

	private static String part(String method, String... values) {
		StringBuilder params = new StringBuilder();
		List.of(values).forEach((value) -> params.append("<value>").append(value).append("</value>"));
		return "<value><struct><member><name>methodName</name><value>" + method + "</value></member>"
				+ "<member><name>params</name><value><array><data>" + params
				+ "</data></array></value></member></struct></value>";
	}

	private static String fault(int code, String text) {
		return "<struct><member>faultCode<int>" + code + "</int></member><member>faultString" + text
				+ "</member></struct>";
	}

	enum Day {

		MONDAY

	}

	static class Service {

		@Nullable Object echo(@Nullable Object value) {
			return value;
		}

		void nothing() {
		}

		long big(long a, long b) {
			return a + b;
		}

		double divide(float a, Double b) {
			return a / b;
		}

		BigDecimal decimal(BigInteger a, BigDecimal b) {
			return new BigDecimal(a).add(b);
		}

		String join(String separator, String... texts) {
			return String.join(separator, texts);
		}

		int sum(int... numbers) {
			return IntStream.of(numbers).sum();
		}

		String day(Instant at, Day day) {
			return day + " " + at;
		}

		void bean(Thread thread) {
		}

		String maybe(@Nullable String text, Optional<String> optional, OptionalInt number, int... more) {
			return text + " " + optional.orElse("empty") + " " + number.orElse(-1) + " "
					+ ((more.length > 0) ? more[0] : 0);
		}

		Object fail(String kind) {
			if (kind.equals("application")) {
				throw new RpcException(1001, "Not \u0001today");
			}
			throw new IllegalStateException("secret");
		}

		Object results(String kind) {
			return switch (kind) {
				case "later" -> CompletableFuture.supplyAsync(() -> "later",
						CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS));
				case "optional" -> OptionalInt.of(5);
				case "array" -> new int[] { 1 };
				case "return" -> "a\r\n";
				case "control" -> "\u0001";
				case "nan" -> Double.NaN;
				case "cycle" -> cycle();
				default -> LocalDateTime.class;
			};
		}

		private static Map<String, Object> cycle() {
			Map<String, Object> map = new LinkedHashMap<>();
			map.put("itself", map);
			return map;
		}

	}

}
