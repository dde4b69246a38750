package io.spserver.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Objects;

import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.codec.Protocols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Servers that accept no connections for a while, in both patterns.
 */
@Timeout(120)
@ParameterizedClass
@EnumSource(Pattern.class)
class PausedServerTests extends PatternTest {

	private static final int TIMES = 50;

	PausedServerTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void connectionsWaitFromWhenPauseHasReturned() throws Exception {
		SpServer server = this.runtime.runtime.create(ServerOptions.builder("paused", Protocols.line()).build(),
				(session) -> (request, response) -> response.reply(request.text()), null);
		server.start();
		try (Socket before = connect(server)) {
			assertThat(answer(before)).isEqualTo('a');
			for (int i = 0; i < TIMES; i++) {
				server.pause();
				assertThat(server.state()).isEqualTo(ServerState.PAUSED);
				try (Socket meanwhile = connect(server)) {
					assertThat(answer(before)).isEqualTo('a');
					assertThat(this.runtime.runtime.sessions().count("paused")).isEqualTo(1);
					server.resume();
					assertThat(answer(meanwhile)).isEqualTo('a');
				}
				await().until(() -> this.runtime.runtime.sessions().count("paused") == 1);
			}
		}
	}

	private static Socket connect(SpServer server) throws IOException {
		int port = ((InetSocketAddress) Objects.requireNonNull(server.localAddress())).getPort();
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
		socket.setSoTimeout(30_000);
		return socket;
	}

	private static int answer(Socket socket) throws IOException {
		socket.getOutputStream().write("a\n".getBytes());
		byte[] line = socket.getInputStream().readNBytes(3);
		return line[0];
	}

}
