package io.spserver.protocol.rpc.jackson;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonRpcParameterTests {

	private final Calls calls = new Calls(new Service());

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			sum     | []                     | 0
			sum     | {}                     | 0
			sum     | [1]                    | 1
			sum     | [1,2,3]                | 6
			sum     | [[1,2,3]]              | 6
			sum     | [[]]                   | 0
			sum     | {'numbers':[1,2]}      | 3
			join    | ['-']                  | ''
			join    | ['-','a','b']          | 'a-b'
			join    | ['-',['a','b']]        | 'a-b'
			join    | {'separator':'-','texts':['a']} | 'a'
			size    | [1,[2],{}]             | 3
			size    | [[1,2]]                | 1
			name    | {'first':'A','last':'B'}              | 'A B'
			name    | {'person':{'first':'A','last':'B'}}   | 'A B'
			name    | [{'first':'A','last':'B'}]            | 'A B'
			keys    | {'a':1,'b':2}          | 2
			keys    | {'map':{'a':1,'b':2}}  | 2
			keys    | {'map':{},'b':2}       | 2
			""")
	void variableAndWholeParametersAreBound(String method, String params, String result) {
		assertThat(send(method, params)).isEqualTo("{'jsonrpc':'2.0','result':" + result + ",'id':1}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			sum     | ['a']                  | 'numbers' must be an integer of 32 bits
			sum     | [1,null]               | 'numbers' must be an integer of 32 bits
			sum     | [[1],2]                | 'numbers' is not what it should be
			sum     | [1,[2]]                | 'numbers' must be an integer of 32 bits
			sum     | {'numbers':1}          | 'numbers' is not what it should be
			join    | []                     | 'separator' is missing
			name    | {'first':1,'last':'B'} | 'person' is not what it should be
			name    | {}                     | 'person' is missing
			keys    | {'map':1}              | 'map' is not what it should be
			""")
	void wrongVariableAndWholeParametersAreExplained(String method, String params, String message) {
		assertThat(send(method, params)).contains("-32602").contains("Invalid params: " + message);
	}

	@Test
	void defaultStandsForWhatIsNotGiven() throws Exception {
		RpcMethods methods = RpcMethods.builder().add(withDefaults("7", "1", "PT5S", "[1,2]")).build();
		JsonRpcProcessor processor = new JsonRpcProcessor(methods, JsonMapper.shared());
		assertThat(send(processor, "[]")).contains("7 1 PT5S [1, 2]");
		assertThat(send(processor, "[null,null,null,null]")).contains("7 1 PT5S [1, 2]");
		assertThat(send(processor, "{'text':'a','list':[]}")).contains("a 1 PT5S []");
		assertThat(send(processor, "['','3','PT1S']")).contains("-32602");
	}

	@Test
	void defaultThatIsNoValueOfItsTypeIsRefused() throws Exception {
		for (RpcMethod method : List.of(withDefaults("", "x", "PT5S", "[]"), withDefaults("", "1", "5 s", "[]"),
				withDefaults("", "1", "PT5S", "{}"), withDefaults("", "null", "PT5S", "[]"))) {
			RpcMethods methods = RpcMethods.builder().add(method).build();
			assertThatIllegalArgumentException().isThrownBy(() -> new JsonRpcProcessor(methods, JsonMapper.shared()))
				.withMessageStartingWith("The default ");
		}
	}

	private static RpcMethod withDefaults(String... defaults) throws Exception {
		Method method = Arrays.stream(Service.class.getDeclaredMethods())
			.filter((candidate) -> candidate.getName().equals("defaults"))
			.findFirst()
			.orElseThrow();
		List<RpcParameter> parameters = IntStream.range(0, defaults.length)
			.mapToObj((i) -> RpcParameter.of(method.getParameters()[i]).withDefault(defaults[i]))
			.toList();
		return RpcMethod.builder("defaults", RpcMethod.invoker(new Service(), method)).parameters(parameters).build();
	}

	private String send(JsonRpcProcessor processor, String params) {
		String request = "{'jsonrpc':'2.0','method':'defaults','params':" + params + ",'id':1}";
		byte[] answer = processor.process(request.replace('\'', '"').getBytes());
		return new String(answer).replace('"', '\'');
	}

	private String send(String method, String params) {
		String request = "{'jsonrpc':'2.0','method':'" + method + "','params':" + params + ",'id':1}";
		return this.calls.send(request.replace('\'', '"')).replace('"', '\'');
	}

	static class Service {

		int sum(int... numbers) {
			return IntStream.of(numbers).sum();
		}

		String join(String separator, String... texts) {
			return String.join(separator, texts);
		}

		int size(Object... things) {
			return things.length;
		}

		String name(Person person) {
			return person.first() + " " + person.last();
		}

		int keys(Map<String, Object> map) {
			return map.size();
		}

		String defaults(String text, int number, Duration time, List<Integer> list) {
			return text + " " + number + " " + time + " " + list;
		}

	}

	record Person(String first, String last) {
	}

}
