package io.spserver.protocol.tunnel;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How targets are reached and what they hear first, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class TargetTransportTests extends TunnelTest {

	TargetTransportTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	@Timeout(30)
	void reachesTargetsOverUnixSockets(@TempDir Path folder) throws IOException {
		UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("target.sock"));
		try (ServerSocketChannel target = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			target.bind(address);
			SpServer server = start((options) -> options.target(TunnelTarget.of("unix", address)));
			try (Peer client = connect(server).send("hello").endOutput(); SocketChannel played = target.accept()) {
				ByteBuffer in = ByteBuffer.allocate(64);
				while (played.read(in) >= 0) {
					assertThat(in.hasRemaining()).isTrue();
				}
				assertThat(new String(in.array(), 0, in.position(), StandardCharsets.US_ASCII)).isEqualTo("hello");
				played.write(ByteBuffer.wrap("bye".getBytes(StandardCharsets.US_ASCII)));
				played.shutdownOutput();
				client.expect("bye").expectEnd();
			}
		}
	}

	@Test
	void tellsTargetsOfTheClientInALine() throws IOException {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start((options) -> options.proxyHeader(ProxyHeader.V1), target);
			try (Peer client = connect(server).send("hello"); Peer played = target.accept()) {
				played.expect("PROXY TCP4 127.0.0.1 127.0.0.1 " + client.socket().getLocalPort() + " "
						+ address(server).getPort() + "\r\nhello");
			}
		}
	}

	@Test
	void tellsTargetsOfTheClientInBinary() throws IOException {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start((options) -> options.proxyHeader(ProxyHeader.V2), target);
			try (Peer client = connect(server).send("hello"); Peer played = target.accept()) {
				HexFormat hex = HexFormat.of();
				assertThat(hex.formatHex(played.read(28))).isEqualTo("0d0a0d0a000d0a515549540a" + "2111000c"
						+ "7f0000017f000001" + hex.toHexDigits((short) client.socket().getLocalPort())
						+ hex.toHexDigits((short) address(server).getPort()));
				played.expect("hello");
			}
		}
	}

}
