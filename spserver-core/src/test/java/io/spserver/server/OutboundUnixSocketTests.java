package io.spserver.server;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.spserver.ConnectOptions;
import io.spserver.Session;
import io.spserver.codec.Protocols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connections to unix sockets, on every kind of runtime.
 */
class OutboundUnixSocketTests {

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	@TempDir
	private Path directory;

	static Iterable<RuntimeKind> kinds() {
		return RuntimeKind.available().toList();
	}

	private CompletableFuture<Session> connect(TestRuntime runtime, UnixDomainSocketAddress address) {
		return runtime.dispatcher((options) -> options)
			.connect(address, Protocols.line(), (request, response) -> this.heard.add(request.text()),
					ConnectOptions.defaults())
			.orTimeout(20, TimeUnit.SECONDS);
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void linesGoBothWays(RuntimeKind kind) throws Exception {
		UnixDomainSocketAddress address = UnixDomainSocketAddress.of(this.directory.resolve("socket"));
		try (TestRuntime runtime = new TestRuntime(kind.pattern(), kind.options());
				ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			server.bind(address);
			Session session = connect(runtime, address).join();
			session.send("hello");
			try (SocketChannel accepted = server.accept()) {
				assertThat(read(accepted, 7)).isEqualTo("hello\r\n");
				accepted.write(ByteBuffer.wrap("hi\n".getBytes(StandardCharsets.UTF_8)));
				assertThat(this.heard.poll(20, TimeUnit.SECONDS)).isEqualTo("hi");
			}
			assertThat(session.remoteAddress()).asString().contains("socket");
			assertThat(session.localAddress()).isNotNull();
		}
	}

	private static String read(SocketChannel channel, int length) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(length);
		while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
			continue;
		}
		return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
	}

	@Test
	void missingSocketFails() {
		try (TestRuntime runtime = new TestRuntime(RuntimeKind.WORKERS.pattern())) {
			UnixDomainSocketAddress address = UnixDomainSocketAddress.of(this.directory.resolve("none"));
			assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> connect(runtime, address).join())
				.withCauseInstanceOf(IOException.class);
		}
	}

}
