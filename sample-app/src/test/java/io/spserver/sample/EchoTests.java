package io.spserver.sample;

import java.io.IOException;

import io.spserver.boot.annotation.LocalSpServerPort;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the server {@code echo}.
 */
@SampleTest
class EchoTests {

	@LocalSpServerPort("echo")
	private int port;

	@Test
	void greetsAndSendsEachLineBack() throws IOException {
		try (LineClient client = new LineClient(this.port)) {
			assertThat(client.read()).startsWith("Welcome");
			assertThat(client.send("hello").read()).isEqualTo("hello");
			assertThat(client.send("grüß dich").read()).isEqualTo("grüß dich");
		}
	}

	@Test
	void answersPipelinedLinesInOrder() throws IOException {
		try (LineClient client = new LineClient(this.port)) {
			client.send("one", "two", "three").read();
			assertThat(client.read()).isEqualTo("one");
			assertThat(client.read()).isEqualTo("two");
			assertThat(client.read()).isEqualTo("three");
		}
	}

	@Test
	void quitAnswersAndCloses() throws IOException {
		try (LineClient client = new LineClient(this.port)) {
			client.send("quit", "more").read();
			assertThat(client.read()).isEqualTo("Bye!");
			assertThat(client.read()).isNull();
		}
	}

}
