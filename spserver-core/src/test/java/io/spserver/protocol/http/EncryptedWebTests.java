package io.spserver.protocol.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bodies over TLS, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class EncryptedWebTests {

	private final byte[] content = new byte[2_000_000];

	private final Pattern pattern;

	private final X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	private final SpServerRuntime runtime = new SpServerRuntime(new RuntimeOptions(Transport.AUTO, 1, 8, false),
			List.of());

	@TempDir
	private Path folder;

	EncryptedWebTests(Pattern pattern) throws Exception {
		this.pattern = pattern;
	}

	@BeforeEach
	void fill() {
		ThreadLocalRandom.current().nextBytes(this.content);
	}

	@AfterEach
	void close() {
		this.runtime.close();
	}

	@Test
	void fileAndStreamAndUploadArriveWhole() throws Exception {
		Path file = Files.write(this.folder.resolve("file"), this.content);
		HttpRoutes routes = HttpRoutes.builder()
			.get("/file", (request) -> HttpResponse.of(200, "a/b", HttpBody.file(file)))
			.get("/stream",
					(request) -> HttpResponse.of(200, "a/b",
							HttpBody.stream(new ByteArrayInputStream(this.content), this.content.length)))
			.post("/scheme",
					(request) -> HttpResponse
						.text(request.scheme() + "://" + request.host() + " " + request.bodyLength()))
			.build();
		HttpOptions options = HttpOptions.builder().maxBodySize(this.content.length).build();
		ServerOptions server = ServerOptions.builder("web", new HttpProtocol(options)).pattern(this.pattern).build();
		TlsOptions tls = new TlsOptions(this.certificate.toKeyManagerFactory(),
				this.certificate.toTrustManagerFactory(), ClientAuth.NONE, List.of(), List.of());
		SpServer started = this.runtime.create(server, new HttpHandlerFactory(routes, options, List.of()), tls);
		started.start();
		try (SSLSocket socket = connect(started)) {
			for (String path : List.of("/file", "/stream")) {
				assertThat(ask(socket, "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n", new byte[0]))
					.isEqualTo(this.content);
			}
			String upload = "POST /scheme HTTP/1.1\r\nHost: h:1\r\nContent-Length: " + this.content.length + "\r\n\r\n";
			assertThat(ask(socket, upload, this.content)).asString().isEqualTo("https://h:1 2000000");
		}
	}

	private SSLSocket connect(SpServer server) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, new TrustManager[] { this.certificate.toTrustManager() }, null);
		SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
		socket.setSoTimeout(10_000);
		socket.connect((InetSocketAddress) server.localAddress(), 10_000);
		return socket;
	}

	private static byte[] ask(SSLSocket socket, String head, byte[] body) throws Exception {
		socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().write(body);
		InputStream in = socket.getInputStream();
		StringBuilder answer = new StringBuilder();
		while (answer.indexOf("\r\n\r\n") < 0) {
			answer.append((char) in.read());
		}
		int start = answer.indexOf("Content-Length: ") + "Content-Length: ".length();
		return in.readNBytes(Integer.parseInt(answer.substring(start, answer.indexOf("\r\n", start))));
	}

}
