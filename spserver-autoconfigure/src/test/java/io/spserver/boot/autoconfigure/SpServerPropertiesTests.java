package io.spserver.boot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.spserver.Pattern;
import io.spserver.async.Transport;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.protocol.http.HttpOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import io.spserver.tls.TlsOptions.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SpServerProperties}.
 */
class SpServerPropertiesTests {

	@Test
	void defaultsOfRuntime() {
		SpServerProperties properties = bind(Map.of());
		assertThat(properties.enabled()).isTrue();
		assertThat(properties.servers()).isEmpty();
		assertThat(properties.runtime()).isEqualTo(new RuntimeProperties(Transport.AUTO, null, null, null, null,
				new LeaderFollowersProperties(Duration.ofNanos(50_000), Duration.ofNanos(200_000))));
	}

	@Test
	void defaultsOfServer() {
		ServerProperties server = bind(Map.of("spserver.servers.echo.port", "7007")).servers().get("echo");
		assertThat(server.enabled()).isTrue();
		assertThat(server.protocol()).isEqualTo("line");
		assertThat(server.pattern()).isEqualTo(Pattern.HALF_SYNC_HALF_ASYNC);
		assertThat(server.address().isLoopbackAddress()).isTrue();
		assertThat(server.port()).isEqualTo(7007);
		assertThat(server.backlog()).isEqualTo(1024);
		assertThat(server.maxConnections()).isEqualTo(1024);
		assertThat(server.maxConnectionsPerAddress()).isZero();
		assertThat(server.maxThreads()).isNull();
		assertThat(server.requestQueueSize()).isEqualTo(128);
		assertThat(server.refusedMessage()).isEqualTo("System busy, try again later.");
		assertThat(server.timeout()).isEqualTo(Duration.ofMinutes(10));
		assertThat(server.maxMessageSize()).isEqualTo(DataSize.ofKilobytes(64));
		assertThat(server.maxPendingOutput()).isEqualTo(DataSize.ofMegabytes(1));
		assertThat(server.charset()).isEqualTo(StandardCharsets.UTF_8);
		assertThat(server.lengthPrefix().bytes()).isEqualTo(4);
		assertThat(server.ssl())
			.isEqualTo(new SslProperties(null, null, ClientAuth.NONE, Mode.IMPLICIT, "jdk", List.of(), List.of()));
	}

	@Test
	void defaultsOfAdminServer() {
		AdminProperties admin = bind(Map.of()).admin();
		assertThat(admin.enabled()).isTrue();
		assertThat(admin.port()).isEqualTo(7070);
		assertThat(admin.address().isLoopbackAddress()).isTrue();
		assertThat(admin.pattern()).isEqualTo(Pattern.LEADER_FOLLOWERS);
		assertThat(admin.statsPath()).isEqualTo("/stats");
		assertThat(admin.rpcPath()).isEqualTo("/rpc");
	}

	@Test
	void defaultsOfHttpAreThoseOfTheCore() {
		HttpOptions options = HttpOptionsMapper.map("web",
				bind(Map.of("spserver.servers.web.port", "0")).servers().get("web").http());
		assertThat(options).usingRecursiveComparison().isEqualTo(HttpOptions.defaults());
	}

	@Test
	void propertiesOfHttpAreMapped() {
		HttpOptions options = HttpOptionsMapper
			.map("admin", bind(Map.ofEntries(entry("spserver.admin.http.max-initial-line-length", "1KB"),
					entry("spserver.admin.http.max-header-size", "2KB"), entry("spserver.admin.http.max-headers", "3"),
					entry("spserver.admin.http.max-body-size", "4GB"),
					entry("spserver.admin.http.max-body-in-memory", "5KB"),
					entry("spserver.admin.http.header-timeout", "6s"), entry("spserver.admin.http.body-timeout", "7s"),
					entry("spserver.admin.http.min-body-rate", "0"),
					entry("spserver.admin.http.keep-alive-timeout", "9s"),
					entry("spserver.admin.http.handler-timeout", "10s"),
					entry("spserver.admin.http.max-requests-per-connection", "11"),
					entry("spserver.admin.http.max-concurrent-streams", "12"),
					entry("spserver.admin.http.server-header", "sphttp")))
				.admin()
				.http());
		assertThat(options).usingRecursiveComparison()
			.isEqualTo(HttpOptions.builder()
				.maxInitialLineLength(1024)
				.maxHeaderSize(2048)
				.maxHeaders(3)
				.maxBodySize(4L << 30)
				.maxBodyInMemory(5 * 1024)
				.headerTimeout(Duration.ofSeconds(6))
				.bodyTimeout(Duration.ofSeconds(7))
				.minBodyRate(0)
				.keepAliveTimeout(Duration.ofSeconds(9))
				.handlerTimeout(Duration.ofSeconds(10))
				.maxRequestsPerConnection(11)
				.maxConcurrentStreams(12)
				.serverHeader("sphttp")
				.build());
	}

	@ParameterizedTest
	@CsvSource({ "max-header-size, 0", "max-headers, 0", "max-body-size, 0", "max-body-in-memory, 3GB",
			"header-timeout, -1s", "min-body-rate, -1", "handler-timeout, -1s", "max-requests-per-connection, -1",
			"max-concurrent-streams, -1", "server-header, 'a\u0007b'" })
	void wrongPropertyOfHttpIsNamed(String key, String value) {
		HttpProperties properties = bind(Map.of("spserver.admin.http." + key, value)).admin().http();
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> HttpOptionsMapper.map("admin", properties))
			.withMessageContaining("'spserver.admin.http." + key + "'")
			.satisfies((ex) -> assertThat(ex.getAction()).isNotBlank());
	}

	@Test
	void bindsTypes() {
		ServerProperties server = bind(Map.of("spserver.servers.my-server.address", "0.0.0.0",
				"spserver.servers.my-server.pattern", "leader-followers", "spserver.servers.my-server.timeout", "90s",
				"spserver.servers.my-server.max-message-size", "2MB", "spserver.servers.my-server.charset",
				"ISO-8859-1", "spserver.servers.my-server.ssl.client-auth", "need",
				"spserver.servers.my-server.max-threads", "3"))
			.servers()
			.get("my-server");
		assertThat(server.address().isAnyLocalAddress()).isTrue();
		assertThat(server.pattern()).isEqualTo(Pattern.LEADER_FOLLOWERS);
		assertThat(server.timeout()).isEqualTo(Duration.ofSeconds(90));
		assertThat(server.maxMessageSize()).isEqualTo(DataSize.ofMegabytes(2));
		assertThat(server.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
		assertThat(server.ssl().clientAuth()).isEqualTo(ClientAuth.NEED);
		assertThat(server.maxThreads()).isEqualTo(3);
	}

	static SpServerProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("spserver",
				Bindable.of(SpServerProperties.class));
	}

}
