package io.spserver.boot.autoconfigure;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLSocket;

import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.Handler;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.tls.TlsEngine;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TlsOptionsMapper}.
 */
class TlsTests {

	private final X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
		.addSanIpAddress(InetAddress.getLoopbackAddress())
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SpServerAutoConfiguration.class,
				SpServerHttpAutoConfiguration.class))
		.withBean("echo", Handler.class, () -> (request, response) -> response.reply(request.text()))
		.withPropertyValues("spserver.admin.enabled=false", "spserver.servers.echo.port=0",
				"spring.ssl.bundle.pem.own.keystore.certificate=" + this.certificate.getCertificatePEM(),
				"spring.ssl.bundle.pem.own.keystore.private-key=" + this.certificate.getPrivateKeyPEM(),
				"spring.ssl.bundle.pem.own.truststore.certificate=" + this.certificate.getCertificatePEM(),
				"spring.ssl.bundle.pem.trust-only.truststore.certificate=" + this.certificate.getCertificatePEM());

	TlsTests() throws Exception {
	}

	@Test
	void serverSpeaksTlsWithTheKeyOfItsBundle() {
		this.contextRunner.withPropertyValues("spserver.servers.echo.ssl.bundle=own")
			.run((context) -> assertThat(exchange(context.getBean(SslBundles.class),
					context.getEnvironment().getRequiredProperty("local.spserver.echo.port", Integer.class)))
				.isEqualTo("secret"));
	}

	@Test
	void clientMustShowACertificate() {
		this.contextRunner
			.withPropertyValues("spserver.servers.echo.ssl.bundle=own", "spserver.servers.echo.ssl.client-auth=need")
			.run((context) -> assertThat(exchange(context.getBean(SslBundles.class),
					context.getEnvironment().getRequiredProperty("local.spserver.echo.port", Integer.class)))
				.isEqualTo("secret"));
	}

	@Test
	void tlsCanBeSwitchedOff() {
		this.contextRunner
			.withPropertyValues("spserver.servers.echo.ssl.bundle=own", "spserver.servers.echo.ssl.enabled=false")
			.run((context) -> {
				try (TestClient client = new TestClient(
						context.getEnvironment().getRequiredProperty("local.spserver.echo.port", Integer.class))) {
					assertThat(client.send("plain").read()).isEqualTo("plain");
				}
			});
	}

	@Test
	void explainsUnknownBundle() {
		this.contextRunner.withPropertyValues("spserver.servers.echo.ssl.bundle=missing")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidSpServerPropertyException.class, (ex) -> {
					assertThat(ex).hasMessageContaining("'spserver.servers.echo.ssl.bundle' has the value 'missing'")
						.hasMessageContaining("no SSL bundle");
					assertThat(ex.getAction()).contains("'spring.ssl.bundle'", "own, trust-only");
				}));
	}

	@Test
	void explainsMissingBundle() {
		this.contextRunner.withPropertyValues("spserver.servers.echo.ssl.enabled=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidSpServerPropertyException.class,
						(ex) -> assertThat(ex.getAction()).contains("'spserver.servers.echo.ssl.bundle'")));
	}

	@Test
	void explainsBundleWithoutKey() {
		this.contextRunner.withPropertyValues("spserver.servers.echo.ssl.bundle=trust-only")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining("has no key"));
	}

	@Test
	void explainsThatOpenSslIsNotThere() {
		this.contextRunner
			.withPropertyValues("spserver.servers.echo.ssl.bundle=own", "spserver.servers.echo.ssl.engine=openssl")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidSpServerPropertyException.class, (ex) -> {
					assertThat(ex).hasMessageContaining("'spserver.servers.echo.ssl.engine' has the value 'openssl'");
					assertThat(ex.getAction()).contains("netty-tcnative-boringssl-static", "'jdk'");
				}));
	}

	@Test
	void engineCanBeABean() {
		AtomicInteger configured = new AtomicInteger();
		this.contextRunner.withBean(TlsEngine.class, () -> new TlsEngine() {

			@Override
			public String name() {
				return "special";
			}

			@Override
			public void configure(SslContextBuilder builder) {
				configured.incrementAndGet();
			}

		})
			.withPropertyValues("spserver.servers.echo.ssl.bundle=own", "spserver.servers.echo.ssl.engine=special")
			.run((context) -> {
				assertThat(exchange(context.getBean(SslBundles.class),
						context.getEnvironment().getRequiredProperty("local.spserver.echo.port", Integer.class)))
					.isEqualTo("secret");
				assertThat(configured).hasValue(1);
			});
	}

	@Test
	void explainsUnknownEngine() {
		this.contextRunner
			.withPropertyValues("spserver.servers.echo.ssl.bundle=own", "spserver.servers.echo.ssl.engine=other")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining("no such engine"));
	}

	@Test
	void explainsUnknownBundleOfAName() {
		this.contextRunner
			.withPropertyValues("spserver.servers.echo.ssl.bundle=own",
					"spserver.servers.echo.ssl.server-name-bundles[0].server-name=a.example",
					"spserver.servers.echo.ssl.server-name-bundles[0].bundle=missing")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining("ssl.server-name-bundles[0].bundle' has the value 'missing'"));
	}

	@Test
	void refusesStartTlsForHttp() {
		this.contextRunner
			.withPropertyValues("spserver.servers.echo.ssl.bundle=own", "spserver.servers.echo.ssl.mode=starttls",
					"spserver.servers.echo.protocol=http")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining("'spserver.servers.echo.ssl.mode'"));
	}

	private String exchange(SslBundles bundles, int port) throws Exception {
		try (SSLSocket socket = (SSLSocket) bundles.getBundle("own")
			.createSslContext()
			.getSocketFactory()
			.createSocket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write("secret\n".getBytes(StandardCharsets.UTF_8));
			return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
				.readLine();
		}
	}

}
