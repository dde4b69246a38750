package io.spserver.server;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLException;

import io.spserver.Handler;
import io.spserver.Pattern;
import io.spserver.ServerEvents;
import io.spserver.ServerEventsFactory;
import io.spserver.ServerOptions;
import io.spserver.TlsOutcome;
import io.spserver.async.Transport;
import io.spserver.codec.Protocols;
import io.spserver.tls.TestEngines;
import io.spserver.tls.TlsEngine;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which certificate a client gets, which clients are refused and how, with each engine.
 */
@ParameterizedClass
@CsvSource({ "HALF_SYNC_HALF_ASYNC,jdk", "LEADER_FOLLOWERS,jdk", "HALF_SYNC_HALF_ASYNC,openssl",
		"HALF_SYNC_HALF_ASYNC,conscrypt", "HALF_SYNC_HALF_ASYNC,bouncy-castle" })
class TlsChoiceTests extends PatternTest {

	private static final Handler ECHO = (request, response) -> response
		.reply(request.text() + " " + request.session().peerCertificates().size());

	private final TlsEngine engine;

	private final Authority authority = new Authority();

	TlsChoiceTests(Pattern pattern, String engine) {
		super(pattern);
		this.engine = TestEngines.of(engine);
	}

	private SpServer start(TlsOptions tls) throws Exception {
		return this.runtime.start(ECHO, tls.engine(this.engine), (options) -> options);
	}

	private SpServer start(ClientAuth clientAuth) throws Exception {
		return start(this.authority.server(this.authority.issue("server"), clientAuth));
	}

	private void awaitHandshake(TlsOutcome outcome) {
		Awaitility.await().until(() -> !this.runtime.handshakes.isEmpty());
		assertThat(this.runtime.handshakes).containsExactly(outcome);
	}

	@Test
	void showsTheCertificateOfTheNameThatIsAskedFor() throws Exception {
		TlsOptions named = this.authority.server(this.authority.issue("one.example"), ClientAuth.NONE)
			.engine(this.engine);
		TlsOptions pattern = this.authority.server(this.authority.issue("any.example"), ClientAuth.NONE)
			.engine(this.engine);
		SpServer server = start(this.authority.server(this.authority.issue("server"), ClientAuth.NONE)
			.serverNames(Map.of("one.example", named, "*.any.example", pattern)));
		assertThat(subject(server, "one.example")).isEqualTo("CN=one.example");
		assertThat(subject(server, "ONE.example")).isEqualTo("CN=one.example");
		assertThat(subject(server, "two.any.example")).isEqualTo("CN=any.example");
		assertThat(subject(server, "other.example")).isEqualTo("CN=server");
		assertThat(subject(server, null)).isEqualTo("CN=server");
	}

	private String subject(SpServer server, String name) throws Exception {
		try (TlsClient client = new TlsClient(server, this.authority.client(), name)) {
			assertThat(client.ask("a")).isEqualTo("a 0");
			return client.subject();
		}
	}

	@Test
	void showsARenewedCertificateToNewConnectionsOnly() throws Exception {
		SpServer server = start(ClientAuth.NONE);
		try (TlsClient old = new TlsClient(server, this.authority.client(), null)) {
			assertThat(old.ask("a")).isEqualTo("a 0");
			Instant end = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
			server.renewTls(
					this.authority.server(this.authority.issue("renewed", end), ClientAuth.NONE).engine(this.engine));
			assertThat(server.certificateExpiry()).isEqualTo(end);
			assertThat(subject(server, null)).isEqualTo("CN=renewed");
			assertThat(old.ask("b")).isEqualTo("b 0");
			assertThat(old.subject()).isEqualTo("CN=server");
		}
	}

	@Test
	void takesTheClientsThatItTrusts() throws Exception {
		SpServer server = start(ClientAuth.NEED);
		for (String version : List.of("TLSv1.3", "TLSv1.2")) {
			try (TlsClient client = new TlsClient(server, this.authority.client(this.authority.issue("client")), null,
					version)) {
				assertThat(client.ask("a")).isEqualTo("a 1");
			}
		}
		assertThat(this.runtime.handshakes).containsOnly(TlsOutcome.SUCCESS);
	}

	@Test
	void refusesAClientWithoutACertificate() throws Exception {
		SpServer server = start(ClientAuth.NEED);
		try (TlsClient client = new TlsClient(server, this.authority.client(), null)) {
			assertThatExceptionOfType(SSLException.class).isThrownBy(client::listen)
				.withMessageMatching("(?i).*(certificate|handshake_failure).*");
		}
		awaitHandshake(
				(this.engine.name().equals("bouncy-castle")) ? TlsOutcome.NO_AGREEMENT : TlsOutcome.BAD_CERTIFICATE);
	}

	@Test
	void hearsThatAClientRefusesItsCertificate() throws Exception {
		SpServer server = start(ClientAuth.NONE);
		try (TlsClient client = new TlsClient(server, new Authority().client(), null)) {
			assertThatExceptionOfType(SSLException.class).isThrownBy(client::listen);
		}
		awaitHandshake(TlsOutcome.REJECTED);
	}

	@Test
	void computesOneHandshakeOnlyForAConnection() throws Exception {
		SpServer server = start(ClientAuth.NONE);
		try (TlsClient client = new TlsClient(server, this.authority.client(), null, "TLSv1.2")) {
			assertThat(client.ask("a")).isEqualTo("a 0");
			assertThatExceptionOfType(IOException.class).isThrownBy(client::renegotiate);
		}
	}

	@Test
	void countsAClientThatSpeaksSomethingElse() throws Exception {
		SpServer server = start(ClientAuth.NONE);
		try (LineClient client = new LineClient(server)) {
			client.send("GET / HTTP/1.1\r\n\r\n").rest();
		}
		awaitHandshake(TlsOutcome.NOT_TLS);
	}

	@Test
	void countsAClientThatGoes() throws Exception {
		SpServer server = start(ClientAuth.NONE);
		new LineClient(server).close();
		awaitHandshake(TlsOutcome.GONE);
	}

	@Test
	void countsAClientThatStalls() throws Exception {
		TlsOptions tls = this.authority.server(this.authority.issue("server"), ClientAuth.NONE);
		SpServer server = this.runtime.start(ECHO, tls.engine(this.engine),
				(options) -> options.timeout(Duration.ofMillis(200)));
		try (LineClient client = new LineClient(server); Socket socket = client.socket()) {
			client.send("\26\3\1");
			while (socket.getInputStream().read() >= 0) {
				continue;
			}
		}
		awaitHandshake(TlsOutcome.TIMEOUT);
	}

	@Test
	void countsAClientThatIsTooOld() throws Exception {
		SpServer server = start(this.authority.server(this.authority.issue("server"), ClientAuth.NONE));
		TlsOptions modern = this.authority.server(this.authority.issue("server"), ClientAuth.NONE);
		server.renewTls(new TlsOptions(modern.keyManagers(), modern.trustManagers(), ClientAuth.NONE,
				List.of("TLSv1.3"), List.of())
			.engine(this.engine));
		try (TlsClient client = new TlsClient(server, this.authority.client(), null, "TLSv1.2")) {
			assertThatExceptionOfType(SSLException.class).isThrownBy(client::listen)
				.withMessageContaining("protocol_version");
		}
		awaitHandshake(TlsOutcome.NO_AGREEMENT);
	}

	@Test
	void knowsItsCertificateBeforeMetersAreMade() throws Exception {
		Instant end = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
		List<Instant> known = new ArrayList<>();
		ServerEventsFactory meters = (options, gauges) -> {
			known.add(gauges.certificateExpiry());
			return new ServerEvents() {
			};
		};
		try (SpServerRuntime other = new SpServerRuntime(new RuntimeOptions(Transport.AUTO, 1, 2, false),
				List.of(meters))) {
			other.create(ServerOptions.builder("other", Protocols.line()).build(), (session) -> ECHO,
					this.authority.server(this.authority.issue("other", end), ClientAuth.NONE).engine(this.engine));
		}
		assertThat(known).containsExactly(end);
	}

	@Test
	void knowsWhenItsFirstCertificateExpires() throws Exception {
		Instant end = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
		TlsOptions other = this.authority.server(this.authority.issue("other", end), ClientAuth.NONE)
			.engine(this.engine);
		SpServer server = start(this.authority.server(this.authority.issue("server"), ClientAuth.NONE)
			.serverNames(Map.of("other", other)));
		assertThat(server.certificateExpiry()).isEqualTo(end);
		assertThat(this.runtime.start(ECHO).certificateExpiry()).isNull();
	}

}
