package io.spserver.sample;

import java.io.IOException;

import io.spserver.boot.annotation.LocalSpServerPort;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the server {@code chat}.
 */
@SampleTest
class ChatTests {

	private final int port;

	private final ChatRoom room;

	ChatTests(@LocalSpServerPort("chat") int port, @Autowired ChatRoom room) {
		this.port = port;
		this.room = room;
	}

	@Test
	void lineReachesAllOtherSessions() throws IOException {
		try (LineClient ann = join("ann"); LineClient bob = join("bob"); LineClient cid = join("cid")) {
			ann.send("hi all");
			assertThat(bob.read()).isEqualTo("ann: hi all");
			assertThat(cid.read()).isEqualTo("ann: hi all");
			bob.send("hi ann");
			assertThat(ann.read()).isEqualTo("bob: hi ann");
		}
		awaitEmptyRoom();
	}

	@Test
	void whoListsNicknames() throws IOException {
		try (LineClient ann = join("ann"); LineClient bob = join("bob")) {
			assertThat(bob.send("/who").read()).isEqualTo("ann, bob");
		}
		awaitEmptyRoom();
	}

	@Test
	void kickClosesAnotherSession() throws IOException {
		try (LineClient ann = join("ann"); LineClient bob = join("bob")) {
			assertThat(ann.send("/kick bob").read()).isEqualTo("bob has been kicked.");
			assertThat(bob.read()).isNull();
			assertThat(ann.send("/kick zoe").read()).isEqualTo("There is no zoe.");
		}
		awaitEmptyRoom();
	}

	@Test
	void nicknameInUseIsRefused() throws IOException {
		try (LineClient ann = join("ann"); LineClient other = new LineClient(this.port)) {
			other.read();
			assertThat(other.send("ann").read()).contains("not free");
			assertThat(other.send("ann2").read()).startsWith("Hello, ann2!");
			assertThat(ann.send("/who").read()).isEqualTo("ann, ann2");
		}
		awaitEmptyRoom();
	}

	@Test
	void quitLeaves() throws IOException {
		try (LineClient ann = join("ann")) {
			assertThat(ann.send("/quit").read()).isEqualTo("Bye, ann!");
			assertThat(ann.read()).isNull();
		}
		awaitEmptyRoom();
	}

	private LineClient join(String nick) throws IOException {
		LineClient client = new LineClient(this.port);
		client.read();
		assertThat(client.send(nick).read()).startsWith("Hello, " + nick + "!");
		return client;
	}

	private void awaitEmptyRoom() {
		await().until(() -> this.room.nicks().isEmpty());
	}

}
