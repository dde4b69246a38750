package io.spserver.server;

import java.net.InetSocketAddress;
import java.time.Duration;

import io.spserver.NetworkOptions;
import io.spserver.Pattern;
import io.spserver.ProxyProtocol;
import io.spserver.ServerOptions;
import io.spserver.SocketOptions;
import io.spserver.SocketOptions.KeepAlive;
import io.spserver.async.Transport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SocketOptions}, with each transport that is everywhere.
 */
class SocketOptionsTests {

	@ParameterizedTest
	@EnumSource(value = Transport.class, names = { "AUTO", "NIO" })
	void serverWorksWithAllOfThem(Transport transport) throws Exception {
		SocketOptions sockets = new SocketOptions(true, false,
				new KeepAlive(true, Duration.ofSeconds(30), Duration.ofSeconds(5), 3), 32 * 1024, 32 * 1024);
		try (TestRuntime runtime = new TestRuntime(Pattern.HALF_SYNC_HALF_ASYNC,
				new RuntimeOptions(transport, 1, 2, false))) {
			SpServer first = runtime.start((request, response) -> response.reply(request.text()),
					(options) -> with(options, sockets));
			SpServer second = runtime.start((request, response) -> response.reply(request.text()),
					(options) -> with(options, sockets).address((InetSocketAddress) first.localAddress()));
			assertThat(second.localAddress()).isEqualTo(first.localAddress());
			for (int i = 0; i < 8; i++) {
				try (LineClient client = new LineClient(first)) {
					assertThat(client.ask("a")).isEqualTo("a");
				}
			}
		}
	}

	private static ServerOptions.Builder with(ServerOptions.Builder options, SocketOptions sockets) {
		return options.network(new NetworkOptions(null, ProxyProtocol.OFF, sockets));
	}

}
