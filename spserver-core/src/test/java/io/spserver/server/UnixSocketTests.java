package io.spserver.server;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Scanner;
import java.util.stream.Stream;

import io.spserver.Handler;
import io.spserver.NetworkOptions;
import io.spserver.ProxyProtocol;
import io.spserver.SocketOptions;
import io.spserver.UnixSocket;
import io.spserver.async.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Servers that listen on a file, on each kind of runtime.
 */
@ParameterizedClass
@MethodSource("runtimes")
class UnixSocketTests {

	private static final Handler ECHO = (request, response) -> {
		response.reply(request.text() + " " + request.session().remoteAddress().getClass().getSimpleName() + " "
				+ request.session().localAddress());
		if (request.text().equals("quit")) {
			response.close();
		}
	};

	private final TestRuntime runtime;

	@TempDir
	private Path folder;

	UnixSocketTests(RuntimeKind kind, Transport transport) {
		this.runtime = new TestRuntime(kind.pattern(), new RuntimeOptions(transport, 1, 4, false));
	}

	static Stream<Object[]> runtimes() {
		return Stream.of(RuntimeKind.WORKERS, RuntimeKind.CREW)
			.flatMap((kind) -> Stream.of(Transport.AUTO, Transport.NIO)
				.map((transport) -> new Object[] { kind, transport }));
	}

	@AfterEach
	void close() {
		this.runtime.close();
	}

	private Path path() {
		return this.folder.resolve("s");
	}

	private SpServer start(UnixSocket socket) throws IOException {
		return this.runtime.start(ECHO,
				(options) -> options.network(new NetworkOptions(socket, ProxyProtocol.OFF, SocketOptions.DEFAULT)));
	}

	private String ask(String line) throws IOException {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path()))) {
			channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
			return new Scanner(Channels.newInputStream(channel), StandardCharsets.UTF_8).nextLine();
		}
	}

	@Test
	void servesThoseWhoMayWriteToTheFile() throws Exception {
		SpServer server = start(new UnixSocket(path(), PosixFilePermissions.fromString("rw-rw----")));
		assertThat(server.localAddress()).isEqualTo(UnixDomainSocketAddress.of(path()));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path()))).isEqualTo("rw-rw----");
		assertThat(ask("a")).isEqualTo("a UnixDomainSocketAddress " + path());
		assertThat(ask("quit")).startsWith("quit");
	}

	@Test
	void removesTheFileAtItsEndAndCanBeStartedAgain() throws Exception {
		SpServer server = start(new UnixSocket(path()));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path()))).isEqualTo("rw-------");
		this.runtime.stop(server);
		assertThat(path()).doesNotExist();
		server.start();
		assertThat(ask("b")).startsWith("b");
	}

	@Test
	void replacesTheFileOfAServerThatHasEnded() throws Exception {
		try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			dead.bind(UnixDomainSocketAddress.of(path()));
		}
		assertThat(path()).exists();
		start(new UnixSocket(path()));
		assertThat(ask("c")).startsWith("c");
	}

	@Test
	void leavesAServerAloneThatListens() throws Exception {
		SpServer first = start(new UnixSocket(path()));
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> start(new UnixSocket(path())))
			.withMessageContaining("in use");
		assertThat(ask("d")).startsWith("d");
		assertThat(first.localAddress()).isNotNull();
	}

	@Test
	void leavesAFileAloneThatIsNoSocket() throws Exception {
		Files.writeString(path(), "precious");
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> start(new UnixSocket(path())))
			.withMessageContaining("no socket");
		assertThat(path()).hasContent("precious");
	}

	@Test
	void saysThatThereIsNoSuchFolder() {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> start(new UnixSocket(this.folder.resolve("missing").resolve("s"))));
	}

}
