package io.spserver.protocol.rpc.jackson;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers, truth values and text, which are read and written without the mapper: nobody
 * may see a difference.
 */
class PlainValueTests {

	private final Calls calls = new Calls(new Service());

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			add    | [1,2]            | 3
			add    | {'b':2,'a':1}    | 3
			add    | [1]              | 'b' is missing
			add    | [1,2,3]          | there are more than 2
			add    | [1,[2]]          | 'b' must be an integer of 32 bits
			add    | [1,{'x':[2]}]    | 'b' must be an integer of 32 bits
			add    | [1,2147483648]   | 'b' must be an integer of 32 bits
			add    | [1,'2']          | 'b' must be an integer of 32 bits
			add    | [1,2.0]          | 'b' must be an integer of 32 bits
			add    | {'a':1,'a':2}    | 'a' is given twice
			add    | {'a':1,'b':2,'c':3} | there is no parameter 'c'
			add    | {'a':1,'c':{'a':3},'b':2} | there is no parameter 'c'
			sum    | [9007199254740993,-1] | 9007199254740992
			sum    | [9223372036854775808,0] | 'a' must be an integer of 64 bits
			half   | [3]              | 1.5
			half   | [3e2]            | 150.0
			half   | [12000000000000000000] | 6.0E18
			half   | [1e999]          | 'number' must be a number
			half   | [true]           | 'number' must be a number
			not    | [true]           | false
			not    | ['true']         | 'value' must be true or false
			join   | ['\\u00e4\\n',null] | 'ä\\n-null'
			join   | ['a','b']        | 'a-b'
			join   | [1,'b']          | 'a' must be a string
			""")
	void valueIsReadAsByTheMapper(String method, String params, String expected) {
		String answer = this.calls
			.send(("{'jsonrpc':'2.0','method':'" + method + "','params':" + params + ",'id':1}").replace('\'', '"'));
		String late = this.calls
			.send(("{'params':" + params + ",'id':1,'method':'" + method + "','jsonrpc':'2.0'}").replace('\'', '"'));
		assertThat(late).isEqualTo(answer);
		assertThat(answer.replace('"', '\'')).contains(expected);
	}

	@Test
	void mapperThatHasItsOwnWayIsAsked() {
		JsonMapper mapper = JsonMapper.builder()
			.addModule(new SimpleModule("shouting").addDeserializer(String.class, new Shouting()))
			.enable(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS)
			.build();
		JsonRpcProcessor processor = new JsonRpcProcessor(Calls.methods(new Service()), mapper);
		assertThat(send(processor, "{'jsonrpc':'2.0','method':'join','params':['a','b'],'id':1}"))
			.contains("'result':'A-B'");
		assertThat(send(processor, "{'jsonrpc':'2.0','method':'add','params':[1,2],'id':1}")).contains("'result':'3'");
	}

	@Test
	void answerIsOneLineWhateverTheMapperDoes() {
		JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
		assertThat(send(new JsonRpcProcessor(Calls.methods(new Service()), mapper),
				"[{'jsonrpc':'2.0','method':'list','params':[],'id':1}]"))
			.isEqualTo("[{'jsonrpc':'2.0','result':[{'x':1}],'id':1}]");
	}

	private static String send(JsonRpcProcessor processor, String request) {
		byte[] answer = processor.process(request.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
		return new String(answer, StandardCharsets.UTF_8).replace('"', '\'');
	}

	/** Takes text in capitals. */
	static final class Shouting extends StdDeserializer<String> {

		Shouting() {
			super(String.class);
		}

		@Override
		public String deserialize(JsonParser parser, DeserializationContext context) {
			return parser.getString().toUpperCase(Locale.ROOT);
		}

	}

	static class Service {

		int add(int a, int b) {
			return a + b;
		}

		long sum(long a, Long b) {
			return a + b;
		}

		double half(double number) {
			return number / 2;
		}

		boolean not(Boolean value) {
			return !value;
		}

		String join(String a, @Nullable String b) {
			return a + "-" + b;
		}

		List<Item> list() {
			return List.of(new Item(1));
		}

	}

	record Item(int x) {
	}

}
