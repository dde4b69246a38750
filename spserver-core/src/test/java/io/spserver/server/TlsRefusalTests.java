package io.spserver.server;

import java.security.KeyStore;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

import io.netty.pkitesting.RevocationServer;
import io.netty.pkitesting.X509Bundle;
import io.spserver.Decoder;
import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.TlsOutcome;
import io.spserver.codec.Protocols;
import io.spserver.connection.Connection;
import io.spserver.connection.ConnectionProtocol;
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
 * What clients hear that are refused in the handshake, with each engine and version. In
 * TLS 1.3 they have ended their part by then, and send at once.
 */
@ParameterizedClass
@CsvSource({ "HALF_SYNC_HALF_ASYNC,jdk,TLSv1.3", "LEADER_FOLLOWERS,jdk,TLSv1.2", "LEADER_FOLLOWERS,openssl,TLSv1.3",
		"HALF_SYNC_HALF_ASYNC,openssl,TLSv1.2" })
class TlsRefusalTests extends PatternTest {

	private final Pattern pattern;

	private final TlsEngine engine;

	private final String version;

	private final Authority authority = new Authority();

	TlsRefusalTests(Pattern pattern, String engine, String version) {
		super(pattern);
		this.pattern = pattern;
		this.engine = TestEngines.of(engine);
		this.version = version;
	}

	private SpServer start(TlsOptions tls, Predicate<List<X509Certificate>> access) throws Exception {
		SpServer server = this.runtime.runtime.create(
				ServerOptions.builder("refusing", new Choosy(access)).pattern(this.pattern).build(),
				(session) -> (request, response) -> response.reply(request.text() + "\n"), tls.engine(this.engine));
		server.start();
		return server;
	}

	private TlsOptions tls(ClientAuth clientAuth) throws Exception {
		return this.authority.server(this.authority.issue("server"), clientAuth);
	}

	/** The JDK has one alert for all clients. */
	private void assertRefused(SpServer server, X509Bundle certificate, String alert) throws Exception {
		String told = (this.engine == TlsEngine.JDK) ? "certificate_unknown" : alert;
		try (TlsClient client = new TlsClient(server, this.authority.client(certificate), null, this.version)) {
			assertThatExceptionOfType(SSLException.class).isThrownBy(() -> client.listen("x".repeat(100_000)))
				.withMessageEndingWith("alert: " + told);
		}
		Awaitility.await().until(() -> !this.runtime.handshakes.isEmpty());
		assertThat(this.runtime.handshakes).containsExactly(TlsOutcome.BAD_CERTIFICATE);
		assertThat(server.statistics().connections().accepted()).isZero();
	}

	@Test
	void expiredCertificate() throws Exception {
		assertRefused(start(tls(ClientAuth.NEED), (shown) -> true),
				this.authority.issue("client", Instant.now().minus(Duration.ofDays(1))), "certificate_expired");
	}

	@Test
	void certificateOfAnotherAuthority() throws Exception {
		assertRefused(start(tls(ClientAuth.NEED), (shown) -> true), new Authority().issue("client"), "unknown_ca");
	}

	@Test
	void certificateOfAnAuthorityThatIsRevoked() throws Exception {
		Authority revoked = this.authority.below("revoked");
		TrustManagerFactory trust = checking(this.authority.root(), revoked.root());
		TlsOptions plain = tls(ClientAuth.NEED);
		TlsOptions tls = new TlsOptions(plain.keyManagers(), trust, ClientAuth.NEED, List.of(), List.of());
		assertRefused(start(tls, (shown) -> true), revoked.issue("client"), "certificate_revoked");
	}

	private static TrustManagerFactory checking(X509Bundle root, X509Bundle revoked) throws Exception {
		RevocationServer lists = RevocationServer.getInstance();
		lists.register(root);
		lists.register(revoked);
		lists.revoke(revoked, Instant.now());
		List<Object> found = new ArrayList<>();
		for (X509Bundle authority : List.of(root, revoked)) {
			try (var in = lists.getCrlUri(authority).toURL().openStream()) {
				found.add(CertificateFactory.getInstance("X.509").generateCRL(in));
			}
		}
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("root", root.getCertificate());
		PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, new X509CertSelector());
		parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(found)));
		TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
		factory.init(new CertPathTrustManagerParameters(parameters));
		return factory;
	}

	@Test
	void nameThatTheProtocolDoesNotPermit() throws Exception {
		SpServer server = start(tls(ClientAuth.NEED),
				(shown) -> shown.get(0).getSubjectX500Principal().getName().equals("CN=friend"));
		assertRefused(server, this.authority.issue("stranger"), "certificate_unknown");
		try (TlsClient client = new TlsClient(server, this.authority.client(this.authority.issue("friend")), null,
				this.version)) {
			assertThat(client.ask("a")).isEqualTo("a");
		}
	}

	@Test
	void protocolThatWantsNamesNeedsCertificates() throws Exception {
		SpServer server = start(tls(ClientAuth.NONE), (shown) -> true);
		try (TlsClient client = new TlsClient(server, this.authority.client(), null, this.version)) {
			assertThatExceptionOfType(SSLException.class).isThrownBy(client::listen)
				.satisfies((ex) -> assertThat(ex.getMessage().toLowerCase(Locale.ROOT))
					.containsAnyOf("certificate_required", "bad_certificate", "handshake_failure"));
		}
	}

	/** Lines for those whom a test permits. */
	private record Choosy(Predicate<List<X509Certificate>> access) implements ConnectionProtocol {

		@Override
		public String name() {
			return "choosy";
		}

		@Override
		public Predicate<List<X509Certificate>> clientAccess() {
			return this.access;
		}

		@Override
		public Decoder newDecoder(ServerOptions options) {
			return Protocols.line().newDecoder(options);
		}

		@Override
		public void begin(Connection connection) {
			assertThat(connection.isEncrypted()).isTrue();
		}

	}

}
