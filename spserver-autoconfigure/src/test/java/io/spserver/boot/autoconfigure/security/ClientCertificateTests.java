package io.spserver.boot.autoconfigure.security;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins by certificates of clients, over TLS.
 */
class ClientCertificateTests {

	private final X509Bundle authority = new CertificateBuilder().subject("CN=authority")
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	private final X509Bundle server = new CertificateBuilder().subject("CN=localhost")
		.ecp256()
		.buildIssuedBy(this.authority);

	private final X509Bundle client = new CertificateBuilder().subject("CN=prometheus")
		.ecp256()
		.buildIssuedBy(this.authority);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SpServerAutoConfiguration.class,
				SpServerHttpAutoConfiguration.class, SpServerSecurityAutoConfiguration.class))
		.withClassLoader(new FilteredClassLoader("org.springframework.security"))
		.withBean("userRoutes", HttpRoutes.class,
				() -> HttpRoutes.builder()
					.get("/who", (request) -> HttpResponse.text(String.valueOf(request.principal())))
					.post("/write", (request) -> HttpResponse.noContent())
					.build())
		.withPropertyValues("spserver.admin.port=0", "spserver.admin.ssl.bundle=own",
				"spring.ssl.bundle.pem.own.keystore.certificate=" + this.server.getCertificatePathPEM(),
				"spring.ssl.bundle.pem.own.keystore.private-key=" + this.server.getPrivateKeyPEM(),
				"spring.ssl.bundle.pem.own.truststore.certificate=" + this.authority.getCertificatePEM());

	ClientCertificateTests() throws Exception {
	}

	private String send(int port, String request, boolean certified) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init((certified) ? this.client.toKeyManagerFactory().getKeyManagers() : null,
				new TrustManager[] { this.authority.toTrustManager() }, null);
		try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
			.createSocket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream()
				.write((request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void subjectIsThePrincipal() {
		this.contextRunner.withPropertyValues("spserver.admin.ssl.client-auth=need").run((context) -> {
			int port = context.getEnvironment().getRequiredProperty("local.spserver.admin.port", Integer.class);
			assertThat(send(port, "GET /who", true)).startsWith("HTTP/1.1 200").endsWith("CN=prometheus");
			assertThat(send(port, "POST /write", true)).startsWith("HTTP/1.1 204");
		});
	}

	@Test
	void certificatesMayReadOnly() {
		this.contextRunner
			.withPropertyValues("spserver.admin.ssl.client-auth=need", "spserver.admin.security.x509.roles=READER")
			.run((context) -> {
				int port = context.getEnvironment().getRequiredProperty("local.spserver.admin.port", Integer.class);
				assertThat(send(port, "GET /who", true)).startsWith("HTTP/1.1 200");
				assertThat(send(port, "POST /write", true)).startsWith("HTTP/1.1 403");
			});
	}

	@Test
	void certificateOrPasswordWillDo() {
		this.contextRunner
			.withPropertyValues("spserver.admin.ssl.client-auth=want", "spserver.admin.security.user.name=ada",
					"spserver.admin.security.user.password=pass")
			.run((context) -> {
				int port = context.getEnvironment().getRequiredProperty("local.spserver.admin.port", Integer.class);
				assertThat(send(port, "GET /who", true)).startsWith("HTTP/1.1 200");
				assertThat(send(port, "GET /who", false)).startsWith("HTTP/1.1 401");
			});
	}

}
