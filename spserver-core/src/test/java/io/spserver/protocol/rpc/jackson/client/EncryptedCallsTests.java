package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcParameter;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link JsonRpcClient} over TLS.
 */
@Timeout(60)
class EncryptedCallsTests {

	private final X509Bundle certificate = certificate("localhost");

	private final CompletableFuture<String> later = new CompletableFuture<>();

	private final CountDownLatch called = new CountDownLatch(1);

	private static X509Bundle certificate(String name) {
		try {
			return new CertificateBuilder().subject("CN=" + name)
				.addSanDnsName(name)
				.setIsCertificateAuthority(true)
				.ecp256()
				.buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private CallServer server(X509Bundle bundle) throws Exception {
		RpcMethods methods = RpcMethods.builder()
			.add(RpcMethod.of("echo", List.of(new RpcParameter("text", String.class, true)),
					(arguments) -> arguments[0]))
			.add(RpcMethod.of("later", List.of(), (arguments) -> {
				this.called.countDown();
				return this.later;
			}))
			.build();
		return new CallServer(methods, new TlsOptions(bundle.toKeyManagerFactory(), bundle.toTrustManagerFactory(),
				ClientAuth.NONE, List.of(), List.of()));
	}

	private static JsonRpcClientBuilder client(URI uri, X509Bundle trusted) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(new KeyManager[0], new TrustManager[] { trusted.toTrustManager() }, null);
		return JsonRpcClient.builder(uri).sslContext(context);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "tls" })
	void callsAreEncrypted(String scheme) throws Exception {
		try (CallServer server = server(this.certificate);
				JsonRpcClient client = client(server.uri(scheme), this.certificate).build()) {
			String large = "x".repeat(50_000);
			assertThat(client.call("echo", List.of(large), String.class)).isEqualTo(large);
			assertThat(client.callLater("echo", List.of("a"), String.class).get()).isEqualTo("a");
			assertThat(server.requests).extracting(HttpRequest::version).allMatch((version) -> version.contains("2"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "tls" })
	void serverOfAnotherNameIsRefused(String scheme) throws Exception {
		X509Bundle other = certificate("other.example.org");
		try (CallServer server = server(other); JsonRpcClient client = client(server.uri(scheme), other).build()) {
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> client.call("echo", List.of("a"), String.class))
				.withMessageContaining(server.uri(scheme).toString())
				.withMessageMatching("(?s).*[Nn]o .*name.* matching localhost found.*")
				.withRootCauseInstanceOf(CertificateException.class);
			assertThat(server.requests).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "tls" })
	void serverThatNobodyKnowsIsRefused(String scheme) throws Exception {
		try (CallServer server = server(this.certificate);
				JsonRpcClient trusting = client(server.uri(scheme), certificate("authority")).build();
				JsonRpcClient standard = JsonRpcClient.builder(server.uri(scheme)).build()) {
			for (JsonRpcClient client : List.of(trusting, standard)) {
				assertThatExceptionOfType(IOException.class)
					.isThrownBy(() -> client.call("echo", List.of("a"), String.class))
					.withMessageContaining(server.uri(scheme).toString())
					.withMessageContaining("certification path");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "tls" })
	void serverWithoutTlsIsRefused(String scheme) throws Exception {
		try (CallServer server = new CallServer(RpcMethods.empty());
				JsonRpcClient client = client(server.uri(scheme), this.certificate).timeout(Duration.ofSeconds(20))
					.build()) {
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> client.call("echo", List.of("a"), String.class))
				.withCauseInstanceOf(IOException.class)
				.withMessageContaining(server.uri(scheme).toString());
		}
	}

	@Test
	void connectionThatIsLostEndsCallsAndIsOpenedAgain() throws Exception {
		try (CallServer server = server(this.certificate);
				JsonRpcClient client = client(server.uri("tls"), this.certificate).build()) {
			CompletableFuture<String> waiting = client.callLater("later", List.of(), String.class);
			assertThat(this.called.await(20, TimeUnit.SECONDS)).isTrue();
			server.closeSessions();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
				.withCauseInstanceOf(IOException.class)
				.withMessageContaining("closed");
			assertThat(client.call("echo", List.of("again"), String.class)).isEqualTo("again");
			await().until(() -> server.sessions() == 1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "tls" })
	void callWithoutAnswerHasAnEnd(String scheme) throws Exception {
		try (CallServer server = server(this.certificate);
				JsonRpcClient client = client(server.uri(scheme), this.certificate).timeout(Duration.ofMillis(500))
					.build()) {
			assertThatExceptionOfType(SocketTimeoutException.class)
				.isThrownBy(() -> client.call("later", List.of(), String.class));
			this.later.complete("too late");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "tls" })
	void handshakeThatNeverEndsHasAnEnd(String scheme) throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
				JsonRpcClient client = client(URI.create(scheme + "://localhost:" + silent.getLocalPort()),
						this.certificate)
					.timeout(Duration.ofMillis(100))
					.build()) {
			assertThatExceptionOfType(SocketTimeoutException.class)
				.isThrownBy(() -> client.call("echo", List.of("a"), String.class));
			assertThatExceptionOfType(ExecutionException.class)
				.isThrownBy(() -> client.callLater("echo", List.of("a"), String.class).get())
				.withCauseInstanceOf(SocketTimeoutException.class);
		}
	}

	/** Futures of the whole JVM share the thread that tells that their time is over. */
	@Test
	void serverThatTakesNothingHoldsUpNoTimeouts() throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(this.certificate.toKeyManagerFactory().getKeyManagers(), null, null);
		try (ServerSocket listener = context.getServerSocketFactory()
			.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
				JsonRpcClient client = client(URI.create("tls://localhost:" + listener.getLocalPort()),
						this.certificate)
					.timeout(Duration.ofSeconds(3))
					.build()) {
			CompletableFuture<Socket> accepted = CompletableFuture.supplyAsync(() -> shakeHands(listener));
			String large = "x".repeat(16 * 1024 * 1024);
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> client.call("echo", List.of(large), String.class));
			CompletableFuture<String> other = new CompletableFuture<String>().completeOnTimeout("over", 1,
					TimeUnit.MILLISECONDS);
			assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo("over");
			accepted.get(20, TimeUnit.SECONDS).close();
		}
	}

	private static Socket shakeHands(ServerSocket listener) {
		try {
			SSLSocket socket = (SSLSocket) listener.accept();
			socket.startHandshake();
			return socket;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
