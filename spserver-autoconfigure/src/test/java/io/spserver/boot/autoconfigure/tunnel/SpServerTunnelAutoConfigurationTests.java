package io.spserver.boot.autoconfigure.tunnel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLSocket;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.Handler;
import io.spserver.SocketOptions;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerStatistics;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.protocol.tunnel.Balancing;
import io.spserver.protocol.tunnel.ProxyHeader;
import io.spserver.protocol.tunnel.TunnelOptions;
import io.spserver.protocol.tunnel.TunnelProtocol;
import io.spserver.protocol.tunnel.TunnelTarget;
import io.spserver.server.SpServerRuntime;
import io.spserver.tls.TlsEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpServerTunnelAutoConfiguration}.
 */
class SpServerTunnelAutoConfigurationTests {

	private static final String PREFIX = "spserver.servers.front.";

	private final X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
		.addSanIpAddress(InetAddress.getLoopbackAddress())
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SpServerAutoConfiguration.class,
				SpServerTunnelAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withBean("echo", Handler.class, () -> (request, response) -> response.reply(request.text()))
		.withPropertyValues("spserver.admin.enabled=false", "spserver.servers.echo.port=0", PREFIX + "protocol=tunnel",
				PREFIX + "port=0");

	SpServerTunnelAutoConfigurationTests() throws Exception {
	}

	private ApplicationContextRunner withBundle() {
		return this.contextRunner.withPropertyValues(
				"spring.ssl.bundle.pem.demo.keystore.certificate=" + this.certificate.getCertificatePathPEM(),
				"spring.ssl.bundle.pem.demo.keystore.private-key=" + this.certificate.getPrivateKeyPEM(),
				"spring.ssl.bundle.pem.demo.truststore.certificate=" + this.certificate.getCertificatePathPEM());
	}

	private static int port(ApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.spserver.front.port", Integer.class);
	}

	private static @Nullable String ask(Socket socket, String line) throws IOException {
		socket.setSoTimeout(10_000);
		socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
		return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
	}

	private static TunnelOptions options(ApplicationContext context) {
		return protocol(context).options();
	}

	private static TunnelProtocol protocol(ApplicationContext context) {
		return context.getBean(SpServerRuntime.class)
			.servers()
			.stream()
			.map((server) -> server.options().protocol())
			.filter(TunnelProtocol.class::isInstance)
			.map(TunnelProtocol.class::cast)
			.findFirst()
			.orElseThrow();
	}

	@Test
	@SuppressWarnings("unchecked")
	void putsTlsInFrontOfAnotherServerAndShowsIt() {
		withBundle().withPropertyValues(PREFIX + "ssl.bundle=demo", PREFIX + "tunnel.targets.echo=server:echo")
			.run((context) -> {
				SslBundles bundles = context.getBean(SslBundles.class);
				try (SSLSocket socket = (SSLSocket) bundles.getBundle("demo")
					.createSslContext()
					.getSocketFactory()
					.createSocket(InetAddress.getLoopbackAddress(), port(context))) {
					assertThat(ask(socket, "hello")).isEqualTo("hello");
				}
				Map<String, Object> statistics = context.getBean(SpServerStatistics.class).server("front");
				assertThat(statistics).isNotNull().containsEntry("denied", 0L);
				Map<String, Object> target = ((List<Map<String, Object>>) statistics.get("targets")).get(0);
				assertThat(target).containsEntry("name", "echo").containsEntry("state", "up");
				assertThat((Map<String, Object>) target.get("bytes")).containsEntry("toTarget", 6L)
					.containsEntry("fromTarget", 7L);
			});
	}

	@Test
	void addsTlsOnTheWayToATarget() {
		withBundle()
			.withPropertyValues("spserver.servers.echo.ssl.bundle=demo", PREFIX + "tunnel.ssl.bundle=demo",
					PREFIX + "tunnel.targets.echo=server:echo")
			.run((context) -> {
				try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(context))) {
					assertThat(ask(socket, "hello")).isEqualTo("hello");
				}
			});
	}

	@Test
	void hasTheEngineThatIsNamedOnTheWayToATarget() {
		AtomicInteger contexts = new AtomicInteger();
		TlsEngine counted = TlsEngine.of("counted", Security.getProvider("SunJSSE"));
		withBundle().withBean(TlsEngine.class, () -> new TlsEngine() {

			@Override
			public String name() {
				return "counted";
			}

			@Override
			public void configure(SslContextBuilder builder) {
				contexts.incrementAndGet();
				counted.configure(builder);
			}

		})
			.withPropertyValues("spserver.servers.echo.ssl.bundle=demo", PREFIX + "tunnel.ssl.bundle=demo",
					PREFIX + "tunnel.ssl.engine=counted", PREFIX + "tunnel.targets.echo=server:echo")
			.run((context) -> {
				try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(context))) {
					assertThat(ask(socket, "hello")).isEqualTo("hello");
				}
				assertThat(contexts).hasValue(1);
			});
	}

	@Test
	void hasMetersByTargetAndDirection() {
		this.contextRunner.withPropertyValues(PREFIX + "tunnel.targets.echo=server:echo").run((context) -> {
			SimpleMeterRegistry registry = new SimpleMeterRegistry();
			context.getBean(TunnelMeters.class).bindTo(registry);
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(context))) {
				assertThat(ask(socket, "hello")).isEqualTo("hello");
				assertThat(registry.get("spserver.tunnel.bytes")
					.tags("server", "front", "target", "echo", "direction", "to-target")
					.functionCounter()
					.count()).isEqualTo(6);
				assertThat(registry.get("spserver.tunnel.connections").tag("target", "echo").gauge().value()).isOne();
				assertThat(registry.get("spserver.tunnel.connects").functionTimer().count()).isOne();
				assertThat(registry.get("spserver.tunnel.targets.up").gauge().value()).isOne();
			}
		});
	}

	@Test
	void mapsProperties() {
		this.contextRunner
			.withPropertyValues(PREFIX + "tunnel.targets.a=one.example.org:7001",
					PREFIX + "tunnel.targets.b=[::1]:7002", PREFIX + "tunnel.targets.c=unix:/run/c.sock",
					PREFIX + "tunnel.balancing=least-connections", PREFIX + "tunnel.connect-timeout=2s",
					PREFIX + "tunnel.proxy-protocol=v2", PREFIX + "tunnel.health-check.interval=1h",
					PREFIX + "tunnel.health-check.fall=5", PREFIX + "tunnel.buffer-size=16KB",
					PREFIX + "tunnel.max-lifetime=1d", PREFIX + "tunnel.half-closed-timeout=3s",
					PREFIX + "tunnel.drain-idle=0s", PREFIX + "tunnel.socket.keep-alive.idle=40s",
					PREFIX + "tunnel.socket.no-delay=false", PREFIX + "tunnel.socket.send-buffer=8KB")
			.run((context) -> {
				TunnelOptions options = options(context);
				assertThat(options.targets()).extracting(TunnelTarget::name).containsExactly("a", "b", "c");
				assertThat(options.targets()).extracting((target) -> String.valueOf(target.address().get()))
					.containsExactly("one.example.org/<unresolved>:7001", "::1/<unresolved>:7002", "/run/c.sock");
				assertThat(options.balancing()).isEqualTo(Balancing.LEAST_CONNECTIONS);
				assertThat(options.connectTimeout()).hasSeconds(2);
				assertThat(options.proxyHeader()).isEqualTo(ProxyHeader.V2);
				assertThat(options.healthCheckInterval()).isEqualTo(Duration.ofHours(1));
				assertThat(options.fall()).isEqualTo(5);
				assertThat(options.rise()).isEqualTo(2);
				assertThat(options.bufferSize()).isEqualTo(16 * 1024);
				assertThat(options.maxLifetime()).isEqualTo(Duration.ofDays(1));
				assertThat(options.halfClosedTimeout()).hasSeconds(3);
				assertThat(options.drainIdle()).isZero();
				assertThat(options.sockets()).isEqualTo(new SocketOptions(false, false,
						new SocketOptions.KeepAlive(true, Duration.ofSeconds(40), Duration.ZERO, 0), 0, 8192));
				assertThat(options.tls()).isNull();
				assertThat(options.access().permitAll()).isTrue();
			});
	}

	@Test
	void needsATarget() {
		this.contextRunner.run((context) -> assertThat(context).getFailure()
			.hasRootCauseInstanceOf(InvalidSpServerPropertyException.class)
			.rootCause()
			.hasMessageContaining("'spserver.servers.front.tunnel.targets.<target>' is missing"));
	}

	@Test
	void needsCertificatesOfClientsIfTheirNamesAreCompared() {
		withBundle()
			.withPropertyValues(PREFIX + "ssl.bundle=demo", PREFIX + "tunnel.targets.echo=server:echo",
					PREFIX + "tunnel.access.common-names=worker *")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'spserver.servers.front.ssl.client-auth' has the value 'NONE'"));
	}

	@ParameterizedTest
	@CsvSource({ "targets.echo,localhost", "targets.echo,localhost:99999", "targets.echo,:70", "targets.echo,::1:70",
			"targets.echo,server:nobody", "targets.echo,server:front", "connect-timeout,0s", "buffer-size,1B",
			"health-check.rise,0", "health-check.interval,-1s", "ssl.bundle,none", "ssl.engine,none",
			"ssl.engine,openssl", "socket.keep-alive.count,-1", "socket.receive-buffer,0B" })
	void namesThePropertyThatCannotBeUsed(String key, String value) {
		this.contextRunner
			.withPropertyValues(PREFIX + "tunnel.targets.a=localhost:1", PREFIX + "tunnel.ssl.enabled=true",
					PREFIX + "tunnel." + key + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(InvalidSpServerPropertyException.class)
				.rootCause()
				.hasMessageContaining("'spserver.servers.front.tunnel." + key + "' has the value '"));
	}

	@Test
	void needsANameForTheCertificateOfAUnixSocket() {
		this.contextRunner
			.withPropertyValues(PREFIX + "tunnel.targets.a=unix:/run/a.sock", PREFIX + "tunnel.ssl.enabled=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'spserver.servers.front.tunnel.ssl.server-name' is missing"));
	}

}
