package io.spserver.protocol.rpc.jackson.client;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ForkJoinTask;

import io.spserver.protocol.rpc.RpcStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What interfaces may look like, and what a client may be told.
 */
class RemoteInterfaceTests {

	private static final URI SERVER = URI.create("http://localhost/rpc");

	@Test
	void proxyIsEqualToItselfAlone() {
		Calculator one = JsonRpcClient.create(Calculator.class, SERVER);
		Calculator other = JsonRpcClient.create(Calculator.class, SERVER);
		assertThat(one.equals((Object) one)).isTrue();
		assertThat(one).isNotEqualTo(other).isInstanceOf(RpcStub.class);
		assertThat(one.hashCode()).isEqualTo(System.identityHashCode(one));
		assertThat(one).hasToString("Calculator by JSON-RPC at http://localhost/rpc");
	}

	@ParameterizedTest
	@ValueSource(classes = { String.class, Override.class, Overloaded.class, Unready.class })
	void refusesWhatCannotBeCalled(Class<?> type) {
		assertThatIllegalArgumentException().isThrownBy(() -> JsonRpcClient.create(type, SERVER));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://localhost/", "localhost:80", "tcp://localhost", "http:///rpc", "/rpc",
			"unix:///run/rpc" })
	void refusesWhatIsNoServer(String uri) {
		assertThatIllegalArgumentException().isThrownBy(() -> JsonRpcClient.builder(URI.create(uri)))
			.withMessageContaining(uri);
	}

	@Test
	void refusesLimitsThatLeaveNothing() {
		JsonRpcClientBuilder builder = JsonRpcClient.builder(SERVER);
		assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(-1)));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.maxResponseSize(0));
	}

	/** Has two methods of one name. */
	interface Overloaded {

		void put(int value);

		void put(String value);

	}

	/** Promises a kind of future that there is none of. */
	interface Unready {

		ForkJoinTask<String> later();

	}

}
