package io.spserver.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.Session;
import io.spserver.codec.Protocols;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Encrypted sessions, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class TlsTests extends PatternTest {

	private static final int PATIENCE_MILLIS = 10_000;

	private final Pattern pattern;

	private final X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	TlsTests(Pattern pattern) throws Exception {
		super(pattern);
		this.pattern = pattern;
	}

	private SpServer start(ClientAuth clientAuth, Handler handler) throws Exception {
		ServerOptions options = ServerOptions.builder("secure", Protocols.line())
			.pattern(this.pattern)
			.maxPendingOutput(256 * 1024)
			.timeout(Duration.ofSeconds(20))
			.build();
		TlsOptions tls = new TlsOptions(this.certificate.toKeyManagerFactory(),
				this.certificate.toTrustManagerFactory(), clientAuth, List.of(), List.of());
		SpServer server = this.runtime.runtime.create(options, (session) -> handler, tls);
		server.start();
		return server;
	}

	private SSLSocket connect(SpServer server) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, new TrustManager[] { this.certificate.toTrustManager() }, null);
		SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
		socket.setSoTimeout(PATIENCE_MILLIS);
		socket.connect(address(server), PATIENCE_MILLIS);
		return socket;
	}

	private static InetSocketAddress address(SpServer server) {
		return (InetSocketAddress) Objects.requireNonNull(server.localAddress());
	}

	private static void send(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	private static BufferedReader reader(Socket socket) throws IOException {
		return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
	}

	@Test
	void answersEncryptedAndEndsCleanly() throws Exception {
		SpServer server = start(ClientAuth.NONE, (request, response) -> {
			response.reply("echo " + request.text());
			if (request.text().equals("quit")) {
				response.close();
			}
		});
		try (SSLSocket socket = connect(server)) {
			send(socket, "a\nb\nquit\n");
			assertThat(reader(socket).lines()).containsExactly("echo a", "echo b", "echo quit");
			assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
		}
	}

	@Test
	void sendsFilesEncrypted(@TempDir Path folder) throws Exception {
		byte[] content = "0123456789".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
		Path path = Files.write(folder.resolve("file"), content);
		try (FileChannel file = FileChannel.open(path)) {
			SpServer server = start(ClientAuth.NONE,
					(request, response) -> response
						.reply(Message.bytes("head ".getBytes(StandardCharsets.US_ASCII))
							.followedBy(file, 10, content.length - 10))
						.close());
			try (SSLSocket socket = connect(server)) {
				send(socket, "file\n");
				assertThat(socket.getInputStream().readAllBytes()).hasSize(5 + content.length - 10)
					.startsWith("head 0123".getBytes(StandardCharsets.US_ASCII));
			}
			assertThat(file.isOpen()).isTrue();
		}
	}

	@Test
	void refusesClientsWithoutTheCertificateItNeeds() throws Exception {
		SpServer server = start(ClientAuth.NEED, (request, response) -> response.reply(request.text()));
		try (SSLSocket socket = connect(server)) {
			socket.startHandshake();
			send(socket, "x\n");
			assertThat(readToTheEnd(socket.getInputStream())).isEmpty();
		}
		catch (SSLException | SocketException ex) {
			// In TLS 1.3 the client may hear of it at any of these steps.
			assertThat(ex).isNotInstanceOf(SocketTimeoutException.class);
		}
		assertThat(server.statistics().connections().accepted()).isZero();
	}

	@Test
	void givesUpOnPeersThatEndOrSpeakPlainDuringTheHandshake() throws Exception {
		SpServer server = start(ClientAuth.NONE, (request, response) -> response.reply(request.text()));
		try (Socket ended = new Socket(); Socket plain = new Socket()) {
			for (Socket socket : List.of(ended, plain)) {
				socket.setSoTimeout(PATIENCE_MILLIS);
				socket.connect(address(server), PATIENCE_MILLIS);
			}
			ended.shutdownOutput();
			assertThat(ended.getInputStream().read()).isEqualTo(-1);
			send(plain, "GET / HTTP/1.1\r\n\r\n");
			readToTheEnd(plain.getInputStream());
		}
		assertThat(this.runtime.sessions().count()).isZero();
	}

	/** An alert may come first, and a reset is an end too. */
	private static byte[] readToTheEnd(InputStream in) {
		try {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			assertThat(ex).isNotInstanceOf(SocketTimeoutException.class);
			return new byte[0];
		}
	}

	@Test
	void boundsWhatWaitsBehindAFile(@TempDir Path folder) throws Exception {
		Path path = Files.write(folder.resolve("file"), new byte[20_000_000]);
		try (FileChannel file = FileChannel.open(path)) {
			SpServer server = start(ClientAuth.NONE,
					(request, response) -> response.reply(Message.bytes(new byte[0]).followedBy(file, 0, file.size())));
			try (SSLSocket socket = connect(server)) {
				send(socket, "file\n");
				Awaitility.await().until(() -> server.statistics().bytes().written() >= 20_000_000);
				Session session = this.runtime.sessions().list().get(0);
				byte[] block = new byte[64 * 1024];
				Awaitility.await().until(() -> {
					session.send(Message.bytes(block));
					return !session.isOpen();
				});
			}
		}
	}

}
