package io.spserver.protocol.rpc.jackson.openrpc;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.spserver.protocol.rpc.RpcError;
import io.spserver.protocol.rpc.RpcErrorMapper;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcParameter;
import io.spserver.protocol.rpc.jackson.JsonRpcProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class OpenRpcTests {

	private final JsonMapper mapper = JsonMapper.shared();

	private final JsonNode document = OpenRpc.document(methods(), this.mapper, "test", "1.0");

	@Test
	void documentHasWhatOpenRpcWants() {
		assertThat(this.document.at("/openrpc").stringValue()).startsWith("1.3.");
		assertThat(this.document.at("/info/title").stringValue()).isEqualTo("test");
		assertThat(this.document.at("/info/version").stringValue()).isEqualTo("1.0");
		assertThat(this.document.at("/methods").values()).extracting((method) -> method.get("name").stringValue())
			.containsExactlyInAnyOrder("add", "place", "later", "nothing", "sum", "any");
	}

	@Test
	void parametersAndResultsHaveSchemas() {
		JsonNode add = method("add");
		assertThat(add.at("/params/0/name").stringValue()).isEqualTo("a");
		assertThat(add.at("/params/0/required").booleanValue()).isTrue();
		assertThat(add.at("/params/0/schema/type").stringValue()).isEqualTo("integer");
		assertThat(add.at("/params/1/required").booleanValue()).isFalse();
		assertThat(add.at("/params/1/description").stringValue()).isEqualTo("what to add");
		assertThat(add.at("/params/1/schema/default").intValue()).isEqualTo(1);
		assertThat(add.at("/result/schema/type").stringValue()).isEqualTo("number");
		assertThat(method("nothing").at("/result/schema/type").stringValue()).isEqualTo("null");
		assertThat(method("later").at("/result/schema/type").stringValue()).isEqualTo("string");
		assertThat(method("later").at("/params/0/schema/type").stringValue()).isEqualTo("boolean");
		assertThat(method("sum").at("/params/0/schema/items/type").stringValue()).isEqualTo("integer");
		assertThat(method("any").at("/result/schema").isEmpty()).isTrue();
	}

	@Test
	void objectsAreAmongTheComponents() {
		assertThat(method("place").at("/params/0/schema/$ref").stringValue()).isEqualTo("#/components/schemas/Order");
		JsonNode order = this.document.at("/components/schemas/Order/properties");
		assertThat(order.at("/item/type").stringValue()).isEqualTo("string");
		assertThat(order.at("/at/type").stringValue()).isEqualTo("string");
		assertThat(order.at("/at/format").stringValue()).isEqualTo("date-time");
		assertThat(order.at("/kind/$ref").stringValue()).isEqualTo("#/components/schemas/Kind");
		assertThat(this.document.at("/components/schemas/Kind/enum").toString()).isEqualTo("[\"SMALL\",\"LARGE\"]");
		assertThat(order.at("/parts/items/$ref").stringValue()).isEqualTo("#/components/schemas/Order");
	}

	@Test
	void parametersHaveTheirOwnDefaultsAndConstraints() {
		RpcParameter small = new RpcParameter("small", int.class, true).withDefault("1")
			.withConstraints(() -> Map.of("minimum", 1, "maximum", 9));
		RpcParameter large = new RpcParameter("large", int.class, true).withDefault("100");
		RpcParameter kind = new RpcParameter("kind", String.class, true)
			.withConstraints(() -> Map.of("enum", List.of("a", "b")));
		RpcMethod method = RpcMethod.of("limit", List.of(small, large, kind), (arguments) -> null);
		JsonNode params = describe(method).get("params");
		assertThat(params.at("/0/schema/default").intValue()).isEqualTo(1);
		assertThat(params.at("/0/schema/minimum").intValue()).isEqualTo(1);
		assertThat(params.at("/0/schema/maximum").intValue()).isEqualTo(9);
		assertThat(params.at("/1/schema/default").intValue()).isEqualTo(100);
		assertThat(params.at("/1/schema").has("minimum")).isFalse();
		assertThat(params.at("/2/schema/type").stringValue()).isEqualTo("string");
		assertThat(params.at("/2/schema/enum").toString()).isEqualTo("[\"a\",\"b\"]");
	}

	@Test
	void methodsHaveTheErrorsThatAreToBeExpected() {
		RpcErrorMapper mapper = new RpcErrorMapper() {

			@Override
			public @Nullable RpcException map(Throwable exception) {
				return null;
			}

			@Override
			public List<RpcError> expected() {
				return List.of(new RpcError(1001, "Division by zero"));
			}

		};
		JsonNode method = describe(RpcMethod.builder("divide", (arguments) -> null).errors(mapper).build());
		assertThat(method.get("errors").toString()).isEqualTo("[{\"code\":1001,\"message\":\"Division by zero\"}]");
		assertThat(method("add").has("errors")).isFalse();
	}

	private JsonNode describe(RpcMethod method) {
		return OpenRpc.document(RpcMethods.builder().add(method).build(), this.mapper, "test", "1.0").at("/methods/0");
	}

	@Test
	void documentIsAnsweredByDiscover() {
		RpcMethods methods = RpcMethods.builder().add(OpenRpc.method(methods(), this.mapper, "test", "1.0")).build();
		JsonRpcProcessor processor = new JsonRpcProcessor(methods, this.mapper);
		for (int i = 0; i < 2; i++) {
			byte[] answer = processor.process("{\"jsonrpc\":\"2.0\",\"method\":\"rpc.discover\",\"id\":1}".getBytes());
			assertThat(this.mapper.readTree(answer).get("result")).isEqualTo(this.document);
		}
	}

	private JsonNode method(String name) {
		return this.document.get("methods")
			.valueStream()
			.filter((method) -> method.get("name").stringValue().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static RpcMethods methods() {
		RpcMethods.Builder builder = RpcMethods.builder();
		Service service = new Service();
		List<Method> all = Arrays.stream(Service.class.getDeclaredMethods())
			.filter((method) -> !method.isSynthetic())
			.toList();
		for (Method method : all) {
			List<RpcParameter> parameters = Arrays.stream(method.getParameters())
				.map(RpcParameter::of)
				.map((parameter) -> (parameter.name().equals("b"))
						? parameter.withDefault("1").withDescription("what to add") : parameter)
				.toList();
			builder.add(RpcMethod.builder(method.getName(), RpcMethod.invoker(service, method))
				.parameters(parameters)
				.resultType(method.getGenericReturnType())
				.visible(!method.getName().equals("hidden"))
				.build());
		}
		return builder.build();
	}

	enum Kind {

		SMALL, LARGE

	}

	record Order(String item, Kind kind, Instant at, List<Order> parts, Map<String, Integer> counts) {
	}

	static class Service {

		BigDecimal add(int a, int b) {
			return BigDecimal.valueOf(a + b);
		}

		Order place(Order order) {
			return order;
		}

		CompletionStage<String> later(Optional<Boolean> now) {
			throw new UnsupportedOperationException();
		}

		void nothing() {
		}

		int sum(int... numbers) {
			return numbers.length;
		}

		Object any(Object value) {
			return value;
		}

		void hidden() {
		}

	}

}
