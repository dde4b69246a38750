package io.spserver.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.ClientTls;
import io.spserver.ConnectOptions;
import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.ServerOptions;
import io.spserver.Session;
import io.spserver.codec.Protocols;
import io.spserver.tls.TestEngines;
import io.spserver.tls.TlsEngine;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Encrypted connections that are opened, in both patterns and with each engine.
 */
@ParameterizedClass
@CsvSource({ "HALF_SYNC_HALF_ASYNC,jdk", "LEADER_FOLLOWERS,jdk", "HALF_SYNC_HALF_ASYNC,openssl",
		"LEADER_FOLLOWERS,openssl", "HALF_SYNC_HALF_ASYNC,conscrypt", "HALF_SYNC_HALF_ASYNC,bouncy-castle" })
class OutboundTlsTests extends PatternTest {

	private final X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
		.addSanDnsName("localhost")
		.addSanDnsName("backend.example.org")
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	private final SpDispatcher dispatcher = this.runtime.dispatcher((options) -> options);

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	private final TlsEngine engine;

	OutboundTlsTests(Pattern pattern, String engine) throws Exception {
		super(pattern);
		this.engine = TestEngines.of(engine);
	}

	private InetSocketAddress start(String host) throws Exception {
		ServerOptions options = ServerOptions.builder("secure", Protocols.line()).build();
		TlsOptions tls = new TlsOptions(this.certificate.toKeyManagerFactory(),
				this.certificate.toTrustManagerFactory(), ClientAuth.WANT, List.of(), List.of());
		SpServer server = this.runtime.runtime.create(options, (session) -> (request, response) -> response
			.reply(request.text() + " from " + session.peerCertificates().size()), tls);
		server.start();
		int port = ((InetSocketAddress) Objects.requireNonNull(server.localAddress())).getPort();
		return new InetSocketAddress(InetAddress.getByAddress(host, new byte[] { 127, 0, 0, 1 }), port);
	}

	private SSLContext context() throws Exception {
		return this.engine.clientContext(null, this.certificate.toTrustManagerFactory());
	}

	private Session connect(InetSocketAddress address, ClientTls tls) {
		CompletableFuture<Session> opened = this.dispatcher.connect(address, Protocols.line(), this::hear,
				ConnectOptions.defaults().withTls(tls));
		return opened.orTimeout(20, TimeUnit.SECONDS).join();
	}

	private void hear(Request request, Response response) {
		this.heard.add(request.text());
	}

	private String next() throws InterruptedException {
		return String.valueOf(this.heard.poll(20, TimeUnit.SECONDS));
	}

	@Test
	void speaksWithAServerOfTheRightName() throws Exception {
		Session session = connect(start("localhost"), ClientTls.of(context()));
		session.send("a");
		assertThat(next()).isEqualTo("a from 0");
		assertThat(session.isEncrypted()).isTrue();
		assertThat(session.peerCertificates()).extracting(X509Certificate::getSubjectX500Principal)
			.containsExactly(this.certificate.getCertificate().getSubjectX500Principal());
	}

	@Test
	void showsItsOwnCertificate() throws Exception {
		SSLContext context = this.engine.clientContext(this.certificate.toKeyManagerFactory(),
				this.certificate.toTrustManagerFactory());
		connect(start("localhost"), ClientTls.of(context)).send("a");
		assertThat(next()).isEqualTo("a from 1");
	}

	@Test
	void otherNameIsRefused() throws Exception {
		InetSocketAddress address = start("other.example.org");
		ClientTls tls = ClientTls.of(context());
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> connect(address, tls))
			.withCauseInstanceOf(IOException.class)
			.withStackTraceContaining("other.example.org");
		assertThat(this.dispatcher.sessions()).isZero();
	}

	@Test
	void nameCanBeSaidOrNotVerified() throws Exception {
		InetSocketAddress address = start("other.example.org");
		connect(address, new ClientTls(context(), "backend.example.org", true, List.of(), List.of())).send("a");
		connect(address, new ClientTls(context(), null, false, List.of("TLSv1.2"), List.of())).send("b");
		assertThat(List.of(next(), next())).containsExactlyInAnyOrder("a from 0", "b from 0");
	}

	@Test
	void certificateThatIsNotTrustedIsRefused() throws Exception {
		InetSocketAddress address = start("localhost");
		ClientTls tls = ClientTls.of(this.engine.clientContext(null, null));
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> connect(address, tls))
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void fileIsSentEncrypted(@TempDir Path directory) throws Exception {
		Session session = connect(start("localhost"), ClientTls.of(context()));
		Path file = Files.writeString(directory.resolve("lines"), "x".repeat(30_000) + "\n", StandardCharsets.UTF_8);
		try (FileChannel channel = FileChannel.open(file)) {
			session.send(Message.bytes(new byte[0]).followedBy(channel, 0, channel.size()));
			assertThat(next()).hasSize(30_000 + " from 0".length());
		}
	}

}
