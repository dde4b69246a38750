package io.spserver.protocol.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.Pattern;
import io.spserver.server.SpServer;
import io.spserver.tls.TestEngines;
import io.spserver.tls.TlsEngine;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * HTTP/2 chosen by ALPN, spoken by the client of the JDK, in both patterns and with each
 * engine.
 */
@ParameterizedClass
@CsvSource({ "HALF_SYNC_HALF_ASYNC,jdk", "LEADER_FOLLOWERS,jdk", "LEADER_FOLLOWERS,openssl",
		"HALF_SYNC_HALF_ASYNC,conscrypt", "HALF_SYNC_HALF_ASYNC,bouncy-castle" })
class Http2TlsTests extends Http2Test {

	private final X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
		.addSanDnsName("localhost")
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	private final TlsEngine engine;

	Http2TlsTests(Pattern pattern, String engine) throws Exception {
		super(pattern);
		this.engine = TestEngines.of(engine);
	}

	private SpServer start() throws Exception {
		HttpRoutes routes = HttpRoutes.builder()
			.get("/version", (request) -> HttpResponse.text(request.version() + " " + request.headers().first("Host")))
			.get("/large/{size}",
					(request) -> HttpResponse.of(200, "application/octet-stream",
							new byte[Integer.parseInt(request.pathVariable("size"))]))
			.get("/block", this::block)
			.post("/length", (request) -> HttpResponse.text(String.valueOf(request.body().length)))
			.build();
		TlsOptions tls = new TlsOptions(this.certificate.toKeyManagerFactory(),
				this.certificate.toTrustManagerFactory(), ClientAuth.NONE, List.of(), List.of());
		return start(routes, (options) -> options, tls.engine(this.engine));
	}

	private HttpClient client(HttpClient.Version version) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, new TrustManager[] { this.certificate.toTrustManager() }, null);
		return HttpClient.newBuilder()
			.sslContext(context)
			.version(version)
			.connectTimeout(Duration.ofSeconds(10))
			.build();
	}

	private static java.net.http.HttpRequest.Builder request(SpServer server, String path) {
		return java.net.http.HttpRequest.newBuilder(URI.create("https://localhost:" + address(server).getPort() + path))
			.timeout(Duration.ofSeconds(20));
	}

	@Test
	void speaksWhatTheClientWants() throws Exception {
		SpServer server = start();
		var answer = client(HttpClient.Version.HTTP_2).send(request(server, "/version").build(),
				BodyHandlers.ofString());
		assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
		assertThat(answer.body()).isEqualTo("HTTP/2.0 localhost:" + address(server).getPort());
		if (this.engine.name().equals("conscrypt")) {
			// Netty takes only clients with ALPN there.
			return;
		}
		answer = client(HttpClient.Version.HTTP_1_1).send(request(server, "/version").build(), BodyHandlers.ofString());
		assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
		assertThat(answer.body()).startsWith("HTTP/1.1 ");
	}

	@Test
	void carriesLargeBodiesBothWays() throws Exception {
		SpServer server = start();
		HttpClient client = client(HttpClient.Version.HTTP_2);
		int size = 6_000_000;
		var download = client.send(request(server, "/large/" + size).build(), BodyHandlers.ofByteArray());
		assertThat(download.body()).hasSize(size);
		var upload = client.send(request(server, "/length").POST(BodyPublishers.ofByteArray(new byte[size])).build(),
				BodyHandlers.ofString());
		assertThat(upload.body()).isEqualTo(String.valueOf(size));
		var expecting = client.send(request(server, "/length").expectContinue(true)
			.POST(BodyPublishers.ofByteArray(new byte[size]))
			.build(), BodyHandlers.ofString());
		assertThat(expecting.body()).isEqualTo(String.valueOf(size));
	}

	@Test
	void answersManyAtOnceOnOneConnection() throws Exception {
		SpServer server = start();
		HttpClient client = client(HttpClient.Version.HTTP_2);
		client.send(request(server, "/version").build(), BodyHandlers.discarding());
		List<CompletableFuture<java.net.http.HttpResponse<String>>> answers = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			answers.add(client.sendAsync(request(server, "/block").build(), BodyHandlers.ofString()));
		}
		org.awaitility.Awaitility.await().until(() -> server.statistics().requests().active() == 50);
		assertThat(server.statistics().connections().active()).isEqualTo(1);
		this.release.countDown();
		assertThat(answers).allSatisfy((answer) -> assertThat(answer.join().body()).isEqualTo("released /block"));
		assertThat(stop(server)).isTrue();
	}

}
