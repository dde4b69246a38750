package io.spserver.sample;

import java.io.IOException;

import io.spserver.boot.annotation.LocalSpServerPort;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the heartbeat of the chat.
 */
@SampleTest
@TestPropertySource(properties = "sample.chat-heartbeat=10ms")
class ChatHeartbeatTests {

	@LocalSpServerPort("chat")
	private int port;

	@Test
	void tellsParticipantsHowManyTheyAre() throws IOException {
		try (LineClient client = new LineClient(this.port)) {
			assertThat(client.read()).startsWith("Welcome");
			assertThat(client.send("ann").read()).startsWith("Hello, ann!");
			assertThat(client.read()).isEqualTo("* 1 in the chat");
			assertThat(client.read()).isEqualTo("* 1 in the chat");
		}
	}

}
