package io.spserver.protocol.rpc.jackson;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.spserver.protocol.rpc.RpcCalls;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class JsonRpcProcessorTests {

	private static final String INVALID = "{'jsonrpc':'2.0','error':{'code':-32600,'message':'Invalid Request'},'id':null}";

	private static final String PARSE_ERROR = "{'jsonrpc':'2.0','error':{'code':-32700,'message':'Parse error'},'id':null}";

	private final Calls calls = new Calls(new Service());

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listenToTheLog() {
		this.log.start();
		logger().addAppender(this.log);
	}

	@AfterEach
	void leaveTheLog() {
		logger().detachAppender(this.log);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "0", "-1", "-0", "1.5", "1.50", "1e5", "1E+400", "9007199254740993",
			"123456789012345678901234567890", "'a'", "''", "'ä€😀'", "'\\u00e4\\n\\ud800\\/'", "null" })
	void idIsAnsweredAsItWasSent(String id) {
		assertThat(send("{'jsonrpc':'2.0','method':'nothing','id':" + id + "}"))
			.isEqualTo("{'jsonrpc':'2.0','result':null,'id':" + id + "}");
		assertThat(send(" \n{ 'ä' : 'ö' , 'id' : " + id + " , 'method' : 'nothing' , 'jsonrpc' : '2.0' } \t"))
			.isEqualTo("{'jsonrpc':'2.0','result':null,'id':" + id + "}");
		assertThat(send("[{'id':" + id + "}]"))
			.isEqualTo("[{'jsonrpc':'2.0','error':{'code':-32600,'message':'Invalid Request'},'id':" + id + "}]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "true", "false", "[1]", "{'a':1}" })
	void idOfAnotherKindIsInvalid(String id) {
		assertThat(send("{'jsonrpc':'2.0','method':'nothing','id':" + id + "}")).isEqualTo(INVALID);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "1", "null", "true", "'text'", "[[]]", "{'jsonrpc':'2.0'}", "{'method':'nothing'}",
			"{'jsonrpc':'1.0','method':'nothing'}", "{'jsonrpc':2.0,'method':'nothing'}",
			"{'jsonrpc':null,'method':'nothing'}", "{'jsonrpc':'2.0','method':null}", "{'jsonrpc':'2.0','method':1}",
			"{'jsonrpc':'2.0','method':['nothing']}", "{'jsonrpc':'2.0','method':'nothing','params':'text'}",
			"{'jsonrpc':'2.0','method':'nothing','params':1}", "{'jsonrpc':'2.0','method':'nothing','params':null}",
			"{'jsonrpc':'2.0','method':'nothing','params':true}",
			"{'jsonrpc':'2.0','method':'nothing','method':'nothing'}",
			"{'jsonrpc':'2.0','method':'nothing','id':1,'id':true}", "{'JSONRPC':'2.0','method':'nothing'}" })
	void whatIsNoCallIsInvalid(String request) {
		String answer = send(request);
		assertThat(answer).isEqualTo((request.equals("[[]]")) ? "[" + INVALID + "]" : INVALID);
		assertThat(this.calls.events()).containsExactly("unknown invalid-request");
	}

	@Test
	void idOfAnInvalidCallIsAnsweredIfItIsValid() {
		assertThat(send("{'method':'nothing','id':7}"))
			.isEqualTo("{'jsonrpc':'2.0','error':{'code':-32600,'message':'Invalid Request'},'id':7}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "}", "[", "[1", "[1,", "{'a'}", "{a:1}", "nul", "tru", "01", "+1", "1.",
			".5", "-", "NaN", "Infinity", "'\\x'", "'\t'", "{'jsonrpc':'2.0','method':'nothing','id':1}}",
			"{'jsonrpc':'2.0','method':'nothing','id':1} {}", "{'jsonrpc':'2.0','method':'nothing','id':1},", "[] x",
			"[{'jsonrpc':'2.0','method':'count','id':1}] 1", "// a\n{}", "{} # a", "[1,]", "{'a':1,}", "'\\ud83'",
			"\f{}" })
	void whatIsNoJsonIsAParseErrorAndNothingIsExecuted(String request) {
		assertThat(send(request)).isEqualTo(PARSE_ERROR);
		assertThat(this.calls.events()).containsExactly("unknown parse-error");
	}

	@Test
	void bytesThatAreNoUtf8AreAParseError() {
		String request = "{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"params\":[\"%s\"],\"id\":1}";
		for (String bytes : List.of("\u00ff", "\u00c3", "\u00c3\u0028", "\u00e4", "\u00c0\u00af", "\u00ed\u00a0\u0080",
				"\u00f5\u0080\u0080\u0080", "\u0080")) {
			assertAnswer(request.formatted(bytes).getBytes(StandardCharsets.ISO_8859_1), PARSE_ERROR);
		}
	}

	@Test
	void otherEncodingsAndByteOrderMarksAreAParseError() {
		String request = "{\"jsonrpc\":\"2.0\",\"method\":\"nothing\",\"id\":1}";
		assertAnswer(request.getBytes(StandardCharsets.UTF_16LE), PARSE_ERROR);
		assertAnswer(request.getBytes(StandardCharsets.UTF_16BE), PARSE_ERROR);
		assertAnswer(request.getBytes(StandardCharsets.UTF_16), PARSE_ERROR);
		assertAnswer(("\ufeff" + request).getBytes(StandardCharsets.UTF_8), PARSE_ERROR);
		assertAnswer((request + "\0").getBytes(StandardCharsets.UTF_8), PARSE_ERROR);
	}

	@Test
	void depthIsLimited() {
		Calls limited = new Calls(new Service(), limits(5, 10, 20));
		String call = "{\"jsonrpc\":\"2.0\",\"method\":\"any\",\"params\":[%s],\"id\":1}";
		assertThat(limited.send(call.formatted("[".repeat(8) + "]".repeat(8)))).contains("\"result\"");
		assertThat(limited.send(call.formatted("[".repeat(9) + "]".repeat(9)))).contains("-32700");
		for (String bracket : List.of("[", "{\"a\":")) {
			assertThat(limited.send(bracket.repeat(100_000))).contains("-32700");
			assertThat(limited.send(call.formatted(bracket.repeat(100_000)))).contains("-32700");
			assertThat(limited.send("{\"other\":" + bracket.repeat(100_000))).contains("-32700");
		}
	}

	@Test
	void lengthOfNumbersIsLimited() {
		Calls limited = new Calls(new Service(), limits(5, 10, 20));
		for (String number : List.of("1".repeat(21), "-" + "1".repeat(21), "1." + "1".repeat(21),
				"1e" + "1".repeat(21))) {
			for (String call : List.of("{\"jsonrpc\":\"2.0\",\"method\":\"any\",\"params\":[%s],\"id\":1}",
					"{\"jsonrpc\":\"2.0\",\"method\":\"nothing\",\"id\":%s}",
					"{\"jsonrpc\":\"2.0\",\"method\":\"nothing\",\"id\":1,\"other\":%s}", "[%s]")) {
				assertThat(limited.send(call.formatted(number))).contains("-32700");
			}
		}
		assertThat(limited.send("{\"jsonrpc\":\"2.0\",\"method\":\"nothing\",\"id\":" + "1".repeat(20) + "}"))
			.contains("\"result\"");
	}

	@Test
	void sizeOfABatchIsLimited() {
		Calls limited = new Calls(new Service(), limits(2, 10, 20));
		String call = "{\"jsonrpc\":\"2.0\",\"method\":\"count\",\"id\":1}";
		assertThat(limited.send("[" + call + "," + call + "]")).contains("\"result\":1").contains("\"result\":2");
		assertThat(limited.send("[" + call + "," + call + "," + call + "]"))
			.isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,"
					+ "\"message\":\"Invalid Request: a batch may have at most 2 calls\"},\"id\":null}");
		assertThat(limited.send(call)).contains("\"result\":3");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					add    | [1,2]                        | 3
					add    | {'a':1,'b':2}                | 3
					add    | [-5,9223372036854775807]     | 9223372036854775802
					divide | [1,4]                        | 0.25
					divide | {'b':0.5,'a':1e1}            | 20.0
					echo   | ['ä\\u20ac😀\\n']              | 'ä€😀\\n'
					big    | [123456789012345678901234567890, 0.1000000000000000000000000001] | '123456789012345678901234567890 0.1000000000000000000000000001'
					any    | [{'b':[1,2.5,null,true],'a':{}}] | {'b':[1,2.5,null,true],'a':{}}
					list   | [['x','y']]                  | ['y','x']
					point  | [{'x':1,'y':2}]              | {'x':2,'y':1}
					point  | {'p':{'y':2,'x':1}}          | {'x':2,'y':1}
					maybe  | []                           | 'null empty -1'
					maybe  | {}                           | 'null empty -1'
					maybe  | ['s','o',5]                  | 's o 5'
					maybe  | [null,null,null]             | 'null empty -1'
					maybe  | {'number':3}                 | 'null empty 3'
					nothing | []                          | null
					nothing | {}                          | null
					""")
	void parametersAreBound(String method, String params, String result) {
		assertThat(send("{'jsonrpc':'2.0','method':'" + method + "','params':" + params + ",'id':1}"))
			.isEqualTo("{'jsonrpc':'2.0','result':" + result + ",'id':1}");
		assertThat(this.calls.events()).containsExactly(method + " success");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			add    | []                 | `'a' is missing`
			add    | {}                 | `'a' is missing`
			add    | [1]                | `'b' is missing`
			add    | {'b':1}            | `'a' is missing`
			add    | [1,2,3]            | there are more than 2
			nothing | [1]               | there are more than 0
			add    | {'a':1,'b':2,'c':3} | there is no parameter 'c'
			add    | {'A':1,'b':2}      | there is no parameter 'A'
			add    | {'a':1,'b':2,'a':3} | `'a' is given twice`
			add    | ['1',2]            | `'a' must be an integer of 64 bits`
			add    | [1.0,2]            | `'a' must be an integer of 64 bits`
			add    | [1,true]           | `'b' must be an integer of 64 bits`
			add    | [1,[2]]            | `'b' must be an integer of 64 bits`
			add    | [1,9223372036854775808] | `'b' must be an integer of 64 bits`
			add    | [1,null]           | `'b' must not be null`
			add    | [1,'']             | `'b' must be an integer of 64 bits`
			divide | ['1',2]            | `'a' must be a number`
			divide | [{},2]             | `'a' must be a number`
			divide | [1e400,2]          | `'a' must be a number`
			divide | [2,-1e400]         | `'b' must be a number`
			divide | ['NaN',2]          | `'a' must be a number`
			divide | [2,'Infinity']     | `'b' must be a number`
			big    | [1e5,1]            | `'integer' must be an integer`
			echo   | [1]                | `'text' must be a string`
			echo   | [1.5]              | `'text' must be a string`
			echo   | [true]             | `'text' must be a string`
			echo   | [null]             | `'text' must not be null`
			echo   | [['a']]            | `'text' must be a string`
			flag   | ['true']           | `'on' must be true or false`
			flag   | [1]                | `'on' must be true or false`
			list   | ['x']              | `'items' is not what it should be`
			list   | [[1]]              | `'items' is not what it should be`
			point  | [[1,2]]            | `'p' is not what it should be`
			point  | [{'x':'1','y':2}]  | `'p' is not what it should be`
			maybe  | [1]                | `'text' must be a string`
			""")
	void wrongParametersAreExplained(String method, String params, String message) {
		assertThat(send("{'jsonrpc':'2.0','method':'" + method + "','params':" + params + ",'id':1}"))
			.isEqualTo("{'jsonrpc':'2.0','error':{'code':-32602,'message':'Invalid params: " + message + "'},'id':1}");
		assertThat(send("{'jsonrpc':'2.0','method':'" + method + "','params':" + params + "}")).isEqualTo("nothing");
		assertThat(this.calls.events()).containsExactly(method + " invalid-params", method + " invalid-params");
		assertThat(this.log.list).isEmpty();
	}

	@Test
	void namesFromThePeerAreShortenedAndEncodable() {
		assertThat(send("{'jsonrpc':'2.0','method':'nothing','params':{'" + "x".repeat(50) + "':1},'id':1}"))
			.contains("there is no parameter '" + "x".repeat(40) + "...'");
		assertThat(send("{'jsonrpc':'2.0','method':'nothing','params':{'" + "x".repeat(39) + "😀':1},'id':1}"))
			.contains("there is no parameter '" + "x".repeat(39) + "\\uD83D...'");
	}

	@Test
	void errorOfTheApplicationHasItsCodeAndData() {
		assertThat(send("{'jsonrpc':'2.0','method':'fail','params':['application'],'id':1}")).isEqualTo(
				"{'jsonrpc':'2.0','error':{'code':1001,'message':'Not today \\\"x\\\"','data':{'retry':5}},'id':1}");
		assertThat(this.calls.events()).containsExactly("fail application-error");
		assertThat(this.log.list).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "runtime", "checked", "overflow", "linkage", "data", "result" })
	void otherFailureIsInternalAndLoggedOnce(String kind) {
		assertThat(send("{'jsonrpc':'2.0','method':'fail','params':['" + kind + "'],'id':1}"))
			.isEqualTo("{'jsonrpc':'2.0','error':{'code':-32603,'message':'Internal error'},'id':1}");
		assertThat(this.calls.events()).containsExactly("fail internal-error");
		assertThat(this.log.list).singleElement()
			.satisfies((event) -> assertThat(event.getFormattedMessage()).isEqualTo("Remote method 'fail' failed"))
			.satisfies((event) -> assertThat(event.getThrowableProxy()).isNotNull());
	}

	@Test
	void parameterOfATypeThatCannotBeReadIsInternal() {
		assertThat(send("{'jsonrpc':'2.0','method':'unreadable','params':[{}],'id':1}")).contains("-32603");
		assertThat(this.log.list).hasSize(1);
	}

	@Test
	void halfASurrogateIsEchoed() {
		assertThat(send("{'jsonrpc':'2.0','method':'echo','params':['\\ud800'],'id':1}"))
			.isEqualTo("{'jsonrpc':'2.0','result':'\\uD800','id':1}");
	}

	@Test
	void interruptIsKept() {
		assertThat(send("{'jsonrpc':'2.0','method':'fail','params':['interrupted'],'id':1}")).contains("-32603");
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void failureOfANotificationIsLoggedAndNotAnswered() {
		assertThat(send("{'jsonrpc':'2.0','method':'fail','params':['runtime']}")).isEqualTo("nothing");
		assertThat(send("{'jsonrpc':'2.0','method':'fail','params':['application']}")).isEqualTo("nothing");
		assertThat(send("{'jsonrpc':'2.0','method':'missing'}")).isEqualTo("nothing");
		assertThat(this.log.list).hasSize(1);
		assertThat(this.calls.events()).containsExactly("fail internal-error", "fail application-error",
				"unknown method-not-found");
	}

	@Test
	void callsOfABatchAreHeardOneByOneInOrder() {
		send("[{'jsonrpc':'2.0','method':'count','id':1},{'jsonrpc':'2.0','method':'nothing'},1,"
				+ "{'jsonrpc':'2.0','method':'missing','id':2}]");
		assertThat(this.calls.events()).containsExactly("count success", "nothing success", "unknown invalid-request",
				"unknown method-not-found");
	}

	@Test
	void sizeOfARequestIsLimited() {
		String call = "{\"jsonrpc\":\"2.0\",\"method\":\"count\",\"id\":1}";
		Calls limited = new Calls(new Service(), RpcOptions.builder().maxBodySize(call.length()));
		assertThat(limited.send(call)).contains("\"result\":1");
		assertThat(limited.send(call + " ")).contains("-32600").contains("at most " + call.length() + " bytes");
	}

	private static RpcOptions.Builder limits(int items, int depth, int digits) {
		return RpcOptions.builder().maxBatchItems(items).maxNestingDepth(depth).maxNumberLength(digits);
	}

	/** Sends a request and reads its answer with single quotes for double ones. */
	private String send(String request) {
		return this.calls.send(swapped(request)).replace('"', '\'').replace("\\'", "\\\"");
	}

	private static String swapped(String request) {
		return request.replace("\\'", "\0").replace('\'', '"').replace("\0", "\\\"");
	}

	private void assertAnswer(byte[] request, String answer) {
		assertThat(this.calls.send(request)).isEqualTo(answer.replace('\'', '"'));
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger(RpcCalls.class);
	}

	static class Service {

		private int count;

		void nothing() {
		}

		int count() {
			return ++this.count;
		}

		long add(long a, long b) {
			return a + b;
		}

		double divide(double a, Double b) {
			return a / b;
		}

		boolean flag(boolean on) {
			return on;
		}

		String echo(String text) {
			return text;
		}

		String big(BigInteger integer, BigDecimal decimal) {
			return integer + " " + decimal;
		}

		Object any(Object value) {
			return value;
		}

		List<String> list(List<String> items) {
			return List.of(items.get(1), items.get(0));
		}

		Point point(Point p) {
			return new Point(p.y(), p.x());
		}

		String maybe(@Nullable String text, Optional<String> optional, OptionalInt number) {
			return text + " " + optional.orElse("empty") + " " + number.orElse(-1);
		}

		void unreadable(Runnable action) {
		}

		Object fail(String kind) throws Exception {
			return switch (kind) {
				case "application" -> throw new RpcException(1001, "Not today \"x\"", Map.of("retry", 5));
				case "runtime" -> throw new IllegalStateException("secret");
				case "checked" -> throw new Exception("secret");
				case "interrupted" -> throw new InterruptedException();
				case "overflow" -> throw new StackOverflowError();
				case "linkage" -> throw new NoClassDefFoundError("secret");
				case "data" -> throw new RpcException(1, "data", new Unwritable());
				default -> new Unwritable();
			};
		}

	}

	record Point(int x, int y) {
	}

	static class Unwritable {

		public String getSecret() {
			throw new IllegalStateException("secret");
		}

	}

}
