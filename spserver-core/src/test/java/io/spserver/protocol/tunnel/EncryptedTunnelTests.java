package io.spserver.protocol.tunnel;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.ClientTls;
import io.spserver.CloseReason;
import io.spserver.Pattern;
import io.spserver.server.SpServer;
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
 * Tunnels with TLS on either side, in both patterns and with each engine.
 */
@ParameterizedClass
@CsvSource({ "HALF_SYNC_HALF_ASYNC,jdk", "LEADER_FOLLOWERS,jdk", "HALF_SYNC_HALF_ASYNC,openssl",
		"LEADER_FOLLOWERS,openssl" })
class EncryptedTunnelTests extends TunnelTest {

	private final X509Bundle authority = new CertificateBuilder().subject("CN=Authority")
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	private final X509Bundle service = new CertificateBuilder().subject("CN=localhost")
		.addSanDnsName("localhost")
		.addSanIpAddress("127.0.0.1")
		.ecp256()
		.buildIssuedBy(this.authority);

	private final X509Bundle user = new CertificateBuilder().subject("CN=worker 7")
		.ecp256()
		.buildIssuedBy(this.authority);

	private final TlsEngine engine;

	EncryptedTunnelTests(Pattern pattern, String engine) throws Exception {
		super(pattern);
		this.engine = TestEngines.of(engine);
	}

	private SSLContext context(X509Bundle own) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		KeyManager[] keys = own.toKeyManagerFactory().getKeyManagers();
		context.init(keys, new TrustManager[] { this.authority.toTrustManager() }, null);
		return context;
	}

	private TlsOptions tls(ClientAuth clientAuth) throws Exception {
		return new TlsOptions(this.service.toKeyManagerFactory(), this.authority.toTrustManagerFactory(), clientAuth,
				List.of(), List.of())
			.engine(this.engine);
	}

	/** What the tunnel has on its way to targets. */
	private SSLContext outbound() throws Exception {
		return this.engine.clientContext(this.user.toKeyManagerFactory(), this.authority.toTrustManagerFactory());
	}

	private Peer connectSecurely(SpServer server) throws Exception {
		SSLSocket socket = (SSLSocket) context(this.user).getSocketFactory().createSocket();
		return connect(server, socket);
	}

	private TestTarget secureTarget() throws Exception {
		SSLServerSocket socket = (SSLServerSocket) context(this.service).getServerSocketFactory().createServerSocket();
		return new TestTarget("a", socket, 0);
	}

	@Test
	void takesTlsAwayAndKeepsHalfClosedConnections() throws Exception {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start((options) -> options, (options) -> options, tls(ClientAuth.NONE), target);
			try (Peer client = connectSecurely(server).send("hello"); Peer played = target.accept()) {
				played.expect("hello");
				client.endOutput();
				played.expectEnd().send("goodbye").endOutput();
				// OpenSSL ends both directions at once.
				client.expect((this.engine == TlsEngine.JDK) ? "goodbye" : "").expectEnd();
			}
			Awaitility.await().untilAsserted(() -> assertThat(this.closings).containsExactly(CloseReason.PEER));
		}
	}

	@Test
	void clientGoesOnWhenTheTargetHasEndedItsSide() throws Exception {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start((options) -> options, (options) -> options, tls(ClientAuth.NONE), target);
			try (Peer client = connectSecurely(server).send("hello"); Peer played = target.accept()) {
				played.expect("hello").send("last").endOutput();
				client.expect("last").expectEnd().send("more").endOutput();
				played.expect("more").expectEnd();
			}
			Awaitility.await().untilAsserted(() -> assertThat(this.closings).containsExactly(CloseReason.PEER));
		}
	}

	@Test
	void resetOfTheTargetIsNoFarewell() throws Exception {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start((options) -> options, (options) -> options, tls(ClientAuth.NONE), target);
			try (Peer client = connectSecurely(server).send("hello"); Peer played = target.accept()) {
				played.expect("hello").vanish();
				client.expectReset();
			}
		}
	}

	@Test
	void addsTlsOnTheWayToATarget() throws Exception {
		try (TestTarget target = secureTarget()) {
			ClientTls tls = ClientTls.of(outbound());
			SpServer server = start((options) -> options.tls(tls), target);
			try (Peer client = connect(server).send("hello"); Peer played = target.accept()) {
				played.expect("hello");
				client.endOutput();
				played.expectEnd().send("bye").endOutput();
				client.expect("bye").expectEnd();
			}
		}
	}

	@Test
	void speaksTlsOnBothSides() throws Exception {
		byte[] large = new byte[2_000_000];
		try (TestTarget target = secureTarget()) {
			ClientTls tls = ClientTls.of(outbound());
			SpServer server = start((options) -> options.tls(tls), (options) -> options, tls(ClientAuth.NEED), target);
			try (Peer client = connectSecurely(server).send("hello"); Peer played = target.accept()) {
				played.expect("hello").send(large).endOutput();
				assertThat(client.rest()).hasSize(large.length);
				// The target's peer waits for this side to end, too.
				client.close();
			}
		}
	}

	@Test
	void turnsATargetDownWhoseCertificateIsForAnotherName() throws Exception {
		try (TestTarget target = secureTarget()) {
			SSLContext context = outbound();
			SpServer server = start(
					(options) -> options.tls(new ClientTls(context, "db.example.org", true, List.of(), List.of())),
					target);
			try (Peer client = connect(server); Peer played = target.accept()) {
				assertHandshakeFails(played);
				client.expectReset();
			}
			assertThat(status(0).failed()).isEqualTo(1);
			this.tunnel.tls(new ClientTls(context, "db.example.org", false, List.of(), List.of()));
			try (Peer client = connect(server).send("hello"); Peer played = target.accept()) {
				played.expect("hello");
				client.send("!");
				played.expect("!");
			}
		}
	}

	private static void assertHandshakeFails(Peer played) {
		try {
			((SSLSocket) played.socket()).startHandshake();
			assertThat(played.socket().getInputStream().read()).isEqualTo(-1);
		}
		catch (IOException ex) {
			// An alert, or a connection that was closed already.
			assertThat(ex).isNotInstanceOf(SocketTimeoutException.class);
		}
	}

	@Test
	void permitsClientsByTheNameInTheirCertificate() throws Exception {
		try (TestTarget target = new TestTarget("a")) {
			CertificateNames names = CertificateNames.of(List.of("worker *"), List.of(), List.of());
			SpServer server = start((options) -> options.access(names), (options) -> options, tls(ClientAuth.NEED),
					target);
			try (Peer client = connectSecurely(server).send("hello"); Peer played = target.accept()) {
				played.expect("hello");
				client.endOutput();
				played.expectEnd();
			}
			assertThat(this.tunnel.deniedClients()).isZero();
		}
	}

	@Test
	void turnsClientsAwayThatHaveNoNameThatIsPermitted() throws Exception {
		try (TestTarget target = new TestTarget("a")) {
			CertificateNames names = CertificateNames.of(List.of(), List.of("**"), List.of());
			SpServer server = start((options) -> options.access(names), (options) -> options, tls(ClientAuth.WANT),
					target);
			try (Peer client = connectSecurely(server).send("hello")) {
				assertThatExceptionOfType(SSLException.class).isThrownBy(client::rest)
					.withMessageEndingWith("certificate_unknown");
			}
			assertThat(this.tunnel.deniedClients()).isEqualTo(1);
			assertThat(status(0).connected()).isZero();
			assertThat(server.statistics().connections().accepted()).isZero();
		}
	}

	@Test
	void turnsClientsWithoutTlsAwayIfNamesArePermitted() throws Exception {
		try (TestTarget target = new TestTarget("a")) {
			CertificateNames names = CertificateNames.of(List.of(), List.of("**"), List.of());
			SpServer server = start((options) -> options.access(names), target);
			try (Peer client = connect(server).send("hello")) {
				client.expectEnd();
			}
			assertThat(this.tunnel.deniedClients()).isEqualTo(1);
			assertThat(status(0).connected()).isZero();
			Awaitility.await()
				.untilAsserted(() -> assertThat(this.closings).containsExactly(CloseReason.PROTOCOL_ERROR));
		}
	}

}
