package io.spserver.protocol.rpc;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RpcMethodTests {

	@Test
	void methodOfABeanHasItsParameters() throws Exception {
		RpcMethod method = RpcMethod.of("calc.join", new Bean(), method("join"));
		assertThat(method.name()).isEqualTo("calc.join");
		assertThat(method.parameters()).extracting(RpcParameter::name)
			.containsExactly("items", "separator", "prefix", "count");
		assertThat(method.parameters()).extracting(RpcParameter::required).containsExactly(true, false, false, true);
		assertThat(method.parameters().get(0).type()).hasToString("java.util.List<java.lang.String>");
		assertThat(method).hasToString("calc.join[items, separator, prefix, count]");
	}

	@Test
	void methodOfABeanIsCalled() throws Exception {
		RpcMethod method = RpcMethod.of("join", new Bean(), method("join"));
		assertThat(method.invoke(new Object[] { List.of("a", "b"), "-", Optional.of("x"), 2 })).isEqualTo("xa-b2");
		assertThat(RpcMethod.of("nothing", new Bean(), method("nothing")).invoke(new Object[0])).isNull();
		assertThat(RpcMethod.of("fixed", new Bean(), method("fixed")).invoke(new Object[0])).isEqualTo(1);
	}

	@Test
	void exceptionOfABeanIsItsOwn() throws Exception {
		RpcMethod method = RpcMethod.of("fail", new Bean(), method("fail"));
		assertThatExceptionOfType(RpcException.class).isThrownBy(() -> method.invoke(new Object[] { false }))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(7))
			.satisfies((ex) -> assertThat(ex.data()).isEqualTo("data"));
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> method.invoke(new Object[] { true }));
	}

	@Test
	void missingNamesOfParametersAreExplained() throws Exception {
		Method equals = Object.class.getMethod("equals", Object.class);
		assertThatIllegalArgumentException().isThrownBy(() -> RpcMethod.of("equals", new Bean(), equals))
			.withMessageContaining("-parameters")
			.withMessageContaining("java.lang.Object.equals");
	}

	@Test
	void methodOfAFunctionIsCalled() throws Exception {
		RpcMethod method = RpcMethod.of("twice", List.of(new RpcParameter("n", int.class, true)),
				(arguments) -> 2 * (int) arguments[0]);
		assertThat(method.invoke(new Object[] { 21 })).isEqualTo(42);
	}

	@Test
	void malformedDescriptionsAreRefused() {
		RpcParameter parameter = new RpcParameter("n", String.class, true);
		assertThatIllegalArgumentException().isThrownBy(() -> RpcMethod.of(" ", List.of(), (arguments) -> null));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> RpcMethod.of("m", List.of(parameter, parameter), (arguments) -> null))
			.withMessageContaining("'m'")
			.withMessageContaining("'n'");
		assertThatIllegalArgumentException().isThrownBy(() -> new RpcParameter("", String.class, true));
		assertThatIllegalArgumentException().isThrownBy(() -> new RpcParameter("n", int.class, false))
			.withMessageContaining("'n'");
	}

	private static Method method(String name) {
		return Arrays.stream(Bean.class.getDeclaredMethods())
			.filter((method) -> method.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static class Bean {

		String join(List<String> items, @Nullable String separator, Optional<String> prefix, int count) {
			return prefix.orElse("") + String.join(String.valueOf(separator), items) + count;
		}

		void nothing() {
		}

		static int fixed() {
			return 1;
		}

		void fail(boolean badly) {
			if (badly) {
				throw new StackOverflowError();
			}
			throw new RpcException(7, "failed", "data");
		}

	}

}
