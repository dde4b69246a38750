package io.spserver.sample;

import io.spserver.Sessions;
import io.spserver.protocol.rpc.RpcException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the client {@code echo-client}.
 */
@SampleTest
class EchoClientTests {

	@Autowired
	private EchoClient client;

	@Autowired
	private Sessions sessions;

	@Test
	void asksTheEchoServerOverOneConnection() throws Exception {
		assertThat(this.client.ask("hello")).isEqualTo("hello");
		assertThat(this.client.ask("again")).isEqualTo("again");
		assertThat(this.sessions.count("echo-client")).isOne();
		assertThat(this.client.ask("quit")).isEqualTo("Bye!");
		await().until(() -> this.sessions.count("echo-client") == 0);
		assertThat(this.client.ask("after")).isEqualTo("after");
	}

	@Test
	void severalLinesAreNoQuestion() {
		assertThatExceptionOfType(RpcException.class).isThrownBy(() -> this.client.ask("a\nb"));
	}

}
