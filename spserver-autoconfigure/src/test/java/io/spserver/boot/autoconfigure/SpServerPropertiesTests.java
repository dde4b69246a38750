package io.spserver.boot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.spserver.Pattern;
import io.spserver.async.Transport;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpServerProperties}.
 */
class SpServerPropertiesTests {

	@Test
	void defaultsOfRuntime() {
		SpServerProperties properties = bind(Map.of());
		assertThat(properties.enabled()).isTrue();
		assertThat(properties.servers()).isEmpty();
		assertThat(properties.runtime()).isEqualTo(new RuntimeProperties(Transport.AUTO, null, null, null, null));
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
		assertThat(server.ssl()).isEqualTo(new SslProperties(null, null, ClientAuth.NONE));
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
