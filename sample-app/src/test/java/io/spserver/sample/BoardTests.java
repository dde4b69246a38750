package io.spserver.sample;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.spserver.boot.annotation.LocalSpServerPort;
import io.spserver.protocol.rpc.jackson.client.JsonRpcClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the board, over plain TCP.
 */
@SampleTest
class BoardTests {

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	@Test
	void notesAreKeptAndTold(@LocalSpServerPort("rpc-tcp") int port) throws Exception {
		URI uri = URI.create("tcp://127.0.0.1:" + port);
		try (JsonRpcClient listener = JsonRpcClient.builder(uri)
			.onNotification((method, params) -> this.heard.add(method + " " + params))
			.build(); JsonRpcClient writer = JsonRpcClient.builder(uri).build()) {
			int before = listener.proxy(Board.class).notes().size();
			assertThat(writer.proxy(Board.class).post("Lunch at noon")).isEqualTo(before + 1);
			assertThat(this.heard.poll(30, TimeUnit.SECONDS)).isEqualTo("board.changed {\"text\":\"Lunch at noon\"}");
			assertThat(listener.proxy(Board.class).notes()).endsWith("Lunch at noon");
		}
	}

}
