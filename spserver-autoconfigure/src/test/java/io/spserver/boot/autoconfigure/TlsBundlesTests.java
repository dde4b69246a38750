package io.spserver.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.RevocationServer;
import io.netty.pkitesting.X509Bundle;
import io.spserver.Handler;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.server.SpServerRuntime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * SSL bundles of each kind, by name, renewed while the server runs, and with a list of
 * what was revoked.
 */
class TlsBundlesTests {

	private static final char[] PASSWORD = "secret".toCharArray();

	private final X509Bundle authority = new CertificateBuilder().subject("CN=authority")
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SpServerAutoConfiguration.class,
				SpServerHttpAutoConfiguration.class))
		.withBean("echo", Handler.class, () -> (request, response) -> response.reply(request.text()))
		.withPropertyValues("spserver.admin.enabled=false", "spserver.servers.echo.port=0",
				"spserver.servers.echo.ssl.bundle=own");

	@TempDir
	private Path folder;

	TlsBundlesTests() throws Exception {
	}

	private X509Bundle issue(String name) throws Exception {
		return new CertificateBuilder().subject("CN=" + name).ecp256().buildIssuedBy(this.authority);
	}

	private void write(String name, X509Bundle certificate) throws IOException {
		Files.writeString(this.folder.resolve("trusted"), this.authority.getCertificatePEM());
		Path fresh = Files.writeString(this.folder.resolve(name + ".new"),
				certificate.getPrivateKeyPEM() + "\n" + certificate.getCertificatePathPEM());
		Files.move(fresh, this.folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
	}

	private String[] pem(String bundle, boolean reload) {
		String prefix = "spring.ssl.bundle.pem." + bundle + ".";
		return new String[] { prefix + "keystore.certificate=file:" + this.folder.resolve(bundle),
				prefix + "keystore.private-key=file:" + this.folder.resolve(bundle),
				prefix + "truststore.certificate=file:" + this.folder.resolve("trusted"),
				prefix + "reload-on-update=" + reload };
	}

	private SSLSocket connect(ApplicationContext context, X509Bundle own, String name) throws Exception {
		SSLContext client = SSLContext.getInstance("TLS");
		client.init((own != null) ? own.toKeyManagerFactory().getKeyManagers() : null,
				new TrustManager[] { this.authority.toTrustManager() }, null);
		SSLSocket socket = (SSLSocket) client.getSocketFactory()
			.createSocket(InetAddress.getLoopbackAddress(),
					context.getEnvironment().getRequiredProperty("local.spserver.echo.port", Integer.class));
		socket.setSoTimeout(10_000);
		if (name != null) {
			SSLParameters parameters = socket.getSSLParameters();
			parameters.setServerNames(List.of(new SNIHostName(name)));
			socket.setSSLParameters(parameters);
		}
		return socket;
	}

	private String subject(ApplicationContext context, String name) throws Exception {
		try (SSLSocket socket = connect(context, null, name)) {
			return subject(socket);
		}
	}

	private static String subject(SSLSocket socket) throws IOException {
		exchange(socket);
		return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSubjectX500Principal().getName();
	}

	private static void exchange(SSLSocket socket) throws IOException {
		socket.getOutputStream().write(new byte[] { 'a', 10 });
		assertThat(socket.getInputStream().readNBytes(3)).containsExactly('a', 13, 10);
	}

	@ParameterizedTest
	@CsvSource({ "JKS", "PKCS12" })
	void serverTakesKeyStores(String type) throws Exception {
		X509Bundle certificate = issue("store");
		KeyStore store = KeyStore.getInstance(type);
		store.load(null, null);
		store.setKeyEntry("key", certificate.getKeyPair().getPrivate(), PASSWORD, certificate.getCertificatePath());
		Path file = this.folder.resolve("store");
		try (OutputStream out = Files.newOutputStream(file)) {
			store.store(out, PASSWORD);
		}
		this.contextRunner.withPropertyValues("spring.ssl.bundle.jks.own.keystore.location=file:" + file,
				"spring.ssl.bundle.jks.own.keystore.type=" + type, "spring.ssl.bundle.jks.own.keystore.password=secret")
			.run((context) -> assertThat(subject(context, null)).isEqualTo("CN=store"));
	}

	@Test
	void serverHasABundleForEachName() throws Exception {
		write("own", issue("own"));
		write("other", issue("other"));
		this.contextRunner.withPropertyValues(pem("own", false))
			.withPropertyValues(pem("other", false))
			.withPropertyValues("spserver.servers.echo.ssl.server-name-bundles[0].server-name=*.other.example",
					"spserver.servers.echo.ssl.server-name-bundles[0].bundle=other")
			.run((context) -> {
				assertThat(subject(context, "a.other.example")).isEqualTo("CN=other");
				assertThat(subject(context, "example")).isEqualTo("CN=own");
			});
	}

	@Test
	void serverHasRenewedBundlesWithoutAFailedConnection() throws Exception {
		write("own", issue("before"));
		this.contextRunner.withPropertyValues(pem("own", true))
			.withPropertyValues("spring.ssl.bundle.watch.file.quiet-period=100ms")
			.run((context) -> {
				AtomicInteger connections = new AtomicInteger();
				try (SSLSocket old = connect(context, null, null)) {
					assertThat(subject(old)).isEqualTo("CN=before");
					write("own", issue("after"));
					Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(60)).until(() -> {
						connections.incrementAndGet();
						return subject(context, null).equals("CN=after");
					});
					exchange(old);
				}
				assertThat(
						context.getBean(SpServerRuntime.class).servers().get(0).statistics().connections().accepted())
					.isEqualTo(connections.get() + 1);
			});
	}

	@Test
	void serverGoesOnWithWhatItHasWhenABundleBecomesUnusable() throws Exception {
		write("own", issue("good"));
		this.contextRunner.withPropertyValues(pem("own", false)).run((context) -> {
			context.getBean(SslBundleRegistry.class).updateBundle("own", SslBundle.of(SslStoreBundle.NONE));
			assertThat(subject(context, null)).isEqualTo("CN=good");
		});
	}

	@Test
	void serverRefusesRevokedClients() throws Exception {
		write("own", issue("own"));
		X509Bundle good = issue("good");
		X509Bundle revoked = issue("revoked");
		RevocationServer lists = RevocationServer.getInstance();
		lists.register(this.authority);
		lists.revoke(revoked, Instant.now());
		Path list = this.folder.resolve("list");
		try (InputStream in = lists.getCrlUri(this.authority).toURL().openStream()) {
			Files.copy(in, list);
		}
		this.contextRunner.withPropertyValues(pem("own", false))
			.withPropertyValues("spserver.servers.echo.ssl.client-auth=need",
					"spserver.servers.echo.ssl.certificate-revocation-lists=file:" + list)
			.run((context) -> {
				try (SSLSocket socket = connect(context, good, null)) {
					exchange(socket);
				}
				try (SSLSocket socket = connect(context, revoked, null)) {
					socket.startHandshake();
					assertThatExceptionOfType(SSLException.class).isThrownBy(() -> socket.getInputStream().read())
						.withMessageContaining("certificate");
				}
			});
	}

}
