package io.spserver.protocol.rpc;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RpcMethodsTests {

	private final RpcMethods one = RpcMethods.builder().add(method("one")).build();

	private final RpcMethods two = RpcMethods.builder().add(method("two")).add(this.one).build();

	@Test
	void methodsAreFoundByName() {
		assertThat(this.one.find("one")).isSameAs(this.one.methods().get(0));
		assertThat(this.one.find("two")).isNull();
		assertThat(RpcMethods.empty().methods()).isEmpty();
	}

	@Test
	void collectionsAreMergedInOrder() {
		RpcMethods three = RpcMethods.builder().add(method("three")).build();
		assertThat(RpcMethods.of(List.of(three, this.two))).hasToString("[three, two, one]");
		assertThat(this.two.and(three).methods()).extracting(RpcMethod::name).containsExactly("two", "one", "three");
	}

	@Test
	void twoMethodsOfOneNameAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.one.and(this.two))
			.withMessage("Two RPC methods are called 'one'");
	}

	@Test
	void finishedCollectionDoesNotChange() {
		RpcMethods.Builder builder = RpcMethods.builder().add(method("a"));
		RpcMethods methods = builder.build();
		builder.add(method("b"));
		assertThat(methods.methods()).hasSize(1);
	}

	@Test
	void outcomesHaveTags() {
		assertThat(RpcOutcome.APPLICATION_ERROR.tag()).isEqualTo("application-error");
	}

	private static RpcMethod method(String name) {
		return RpcMethod.of(name, List.of(), (arguments) -> name);
	}

}
