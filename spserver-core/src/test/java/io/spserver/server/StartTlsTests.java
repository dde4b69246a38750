package io.spserver.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.ServerOptions;
import io.spserver.Session;
import io.spserver.codec.Protocols;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions that begin in plain and go on encrypted, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class StartTlsTests extends PatternTest {

	private static final int PATIENCE_MILLIS = 10_000;

	private final Pattern pattern;

	private final X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	private final List<String> received = new CopyOnWriteArrayList<>();

	private final List<Throwable> failures = new CopyOnWriteArrayList<>();

	StartTlsTests(Pattern pattern) throws Exception {
		super(pattern);
		this.pattern = pattern;
	}

	private SpServer start(Handler handler) throws Exception {
		return start(handler, Duration.ofSeconds(20));
	}

	private SpServer start(Handler handler, Duration timeout) throws Exception {
		ServerOptions options = ServerOptions.builder("upgrading", Protocols.line())
			.pattern(this.pattern)
			.timeout(timeout)
			.build();
		TlsOptions tls = new TlsOptions(this.certificate.toKeyManagerFactory(),
				this.certificate.toTrustManagerFactory(), ClientAuth.WANT, List.of(), List.of())
			.mode(TlsOptions.Mode.STARTTLS);
		SpServer server = this.runtime.runtime.create(options, (session) -> handler, tls);
		server.start();
		return server;
	}

	/** Begins TLS when told to, and says how the session is protected. */
	private Handler upgrading() {
		return new Handler() {

			@Override
			public void received(Request request, Response response) {
				StartTlsTests.this.received.add(request.text());
				if (request.text().equals("starttls")) {
					response.reply("go ahead").startTls();
				}
				else {
					response.reply(request.text() + " " + describe(request.session()));
				}
			}

			@Override
			public void failed(Session session, Throwable cause, Response response) {
				StartTlsTests.this.failures.add(cause);
				response.reply("sorry");
			}

		};
	}

	private static String describe(Session session) {
		return "encrypted=" + session.isEncrypted() + " possible=" + session.canStartTls() + " certificates="
				+ session.peerCertificates().size();
	}

	private SSLSocket encrypt(LineClient client, KeyManager... keys) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys, new TrustManager[] { this.certificate.toTrustManager() }, null);
		SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(client.socket(), "localhost", 0, true);
		socket.setSoTimeout(PATIENCE_MILLIS);
		socket.startHandshake();
		return socket;
	}

	private static String ask(SSLSocket socket, String line) throws IOException {
		socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
		return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
	}

	private CloseReason awaitClosing() {
		Awaitility.await().until(() -> this.runtime.sessions().count() == 0 && !this.runtime.closings.isEmpty());
		return this.runtime.closings.get(0);
	}

	@Test
	void goesOnEncryptedAfterTheReply() throws Exception {
		SpServer server = start(upgrading());
		try (LineClient client = new LineClient(server)) {
			assertThat(client.ask("a")).isEqualTo("a encrypted=false possible=true certificates=0");
			assertThat(client.ask("starttls")).isEqualTo("go ahead");
			try (SSLSocket socket = encrypt(client)) {
				assertThat(ask(socket, "b")).isEqualTo("b encrypted=true possible=false certificates=0");
				assertThat(ask(socket, "c")).isEqualTo("c encrypted=true possible=false certificates=0");
			}
		}
		assertThat(awaitClosing()).isEqualTo(CloseReason.PEER);
		assertThat(this.failures).isEmpty();
	}

	@Test
	void knowsTheCertificateOfThePeer() throws Exception {
		SpServer server = start(upgrading());
		try (LineClient client = new LineClient(server)) {
			client.ask("starttls");
			try (SSLSocket socket = encrypt(client, this.certificate.toKeyManagerFactory().getKeyManagers())) {
				assertThat(ask(socket, "b")).isEqualTo("b encrypted=true possible=false certificates=1");
			}
		}
	}

	@Test
	void dropsWhatIsPipelinedInPlainBehindTheCommand() throws Exception {
		SpServer server = start(upgrading());
		try (LineClient client = new LineClient(server)) {
			client.send("starttls\r\nevil\r\nevil too\r\nhalf of ");
			assertThat(client.line()).isEqualTo("go ahead");
			try (SSLSocket socket = encrypt(client)) {
				assertThat(ask(socket, "good")).isEqualTo("good encrypted=true possible=false certificates=0");
			}
		}
		assertThat(this.received).containsExactly("starttls", "good");
	}

	@Test
	void dropsWhatWasDecodedAheadOfTheCommand() throws Exception {
		Handler upgrading = upgrading();
		SpServer server = start((request, response) -> {
			if (request.text().equals("wait")) {
				this.release.await();
			}
			upgrading.received(request, response);
		});
		try (LineClient client = new LineClient(server)) {
			client.send("wait\r\nstarttls\r\nevil\r\n");
			Awaitility.await().until(() -> server.statistics().bytes().read() == 22);
			this.release.countDown();
			assertThat(client.line()).startsWith("wait");
			assertThat(client.line()).isEqualTo("go ahead");
			try (SSLSocket socket = encrypt(client)) {
				assertThat(ask(socket, "good")).startsWith("good");
			}
		}
		assertThat(this.received).containsExactly("wait", "starttls", "good");
	}

	@Test
	void decodesWhatFollowsAsTheResponseSays() throws Exception {
		SpServer server = start((request, response) -> {
			if (!request.session().isEncrypted()) {
				response.reply("go ahead").startTls().decoder(Protocols.lengthPrefixed(1).newDecoder(serverOptions()));
			}
			else {
				response.reply("got " + new String((byte[]) request.message(), StandardCharsets.UTF_8));
			}
		});
		try (LineClient client = new LineClient(server)) {
			client.ask("starttls");
			try (SSLSocket socket = encrypt(client)) {
				assertThat(ask(socket, "\3abc\0")).isEqualTo("got abc");
			}
		}
	}

	private static ServerOptions serverOptions() {
		return ServerOptions.builder("any", Protocols.line()).build();
	}

	@Test
	void sendsWhatOthersSaidDuringTheHandshakeEncrypted() throws Exception {
		SpServer server = start(upgrading());
		try (LineClient client = new LineClient(server)) {
			client.ask("starttls");
			this.runtime.sessions().list().get(0).send(Message.text("news"));
			try (SSLSocket socket = encrypt(client)) {
				assertThat(ask(socket, "a")).isEqualTo("news");
			}
		}
	}

	@Test
	void closesAPeerThatStallsInTheHandshake() throws Exception {
		SpServer server = start(upgrading(), Duration.ofMillis(300));
		try (LineClient client = new LineClient(server)) {
			client.ask("starttls");
			client.send("\26\3\1\2");
			assertThat(client.rest()).doesNotContain("sorry");
		}
		assertThat(awaitClosing()).isEqualTo(CloseReason.TIMEOUT);
		assertThat(this.received).containsExactly("starttls");
	}

	@Test
	void closesAPeerThatEndsInTheHandshake() throws Exception {
		SpServer server = start(upgrading());
		try (LineClient client = new LineClient(server)) {
			client.ask("starttls");
			client.endInput();
			assertThat(client.rest()).doesNotContain("sorry");
		}
		assertThat(awaitClosing()).isEqualTo(CloseReason.PEER);
	}

	@Test
	void closesTheSessionOfAPeerThatVanishesInTheHandshake() throws Exception {
		SpServer server = start(upgrading());
		LineClient client = new LineClient(server);
		client.ask("starttls");
		client.send("\26\3\1").vanish();
		assertThat(awaitClosing()).isIn(CloseReason.PEER, CloseReason.IO_ERROR);
	}

	@Test
	void closesAPeerThatGoesOnInPlain() throws Exception {
		SpServer server = start(upgrading());
		try (LineClient client = new LineClient(server)) {
			client.ask("starttls");
			client.send("evil command\r\n");
			assertThat(client.rest()).doesNotContain("sorry", "evil");
		}
		assertThat(awaitClosing()).isEqualTo(CloseReason.PROTOCOL_ERROR);
		assertThat(this.received).containsExactly("starttls");
		assertThat(this.failures).hasSize(1);
	}

	@Test
	void stopsDuringAHandshake() throws Exception {
		SpServer server = start(upgrading());
		try (LineClient client = new LineClient(server)) {
			client.ask("starttls");
			assertThat(this.runtime.stop(server)).isTrue();
			client.rest();
		}
		assertThat(this.runtime.closings).containsExactly(CloseReason.SHUTDOWN);
	}

	@Test
	void cannotBeginTwiceNorWhereThereIsNone() throws Exception {
		SpServer server = start(upgrading());
		try (LineClient client = new LineClient(server)) {
			client.ask("starttls");
			try (SSLSocket socket = encrypt(client)) {
				assertThat(ask(socket, "starttls")).isEqualTo("sorry");
			}
		}
		SpServer plain = this.runtime.start(upgrading());
		try (LineClient client = new LineClient(plain)) {
			assertThat(client.ask("a")).isEqualTo("a encrypted=false possible=false certificates=0");
			assertThat(client.ask("starttls")).isEqualTo("sorry");
		}
		assertThat(this.failures).hasSize(2).allMatch(IllegalStateException.class::isInstance);
	}

}
