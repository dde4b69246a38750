package io.spserver.boot.autoconfigure;

import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.spserver.Handler;
import io.spserver.NetworkOptions;
import io.spserver.ProxyProtocol;
import io.spserver.SocketOptions;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.codec.Protocols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link NetworkOptionsMapper}.
 */
class NetworkPropertiesTests {

	private static NetworkOptions map(String... keysAndValues) {
		Map<String, String> properties = new HashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			properties.put("spserver.servers.echo." + keysAndValues[i], keysAndValues[i + 1]);
		}
		ServerProperties server = SpServerPropertiesTests.bind(properties).servers().get("echo");
		return new ServerOptionsMapper(List.of()).map("echo", server, Protocols.line()).network();
	}

	@Test
	void assumesTheDefaults() {
		assertThat(map("port", "0")).isEqualTo(NetworkOptions.DEFAULT);
	}

	@ParameterizedTest
	@CsvSource({ "rw-rw----,rw-rw----", "660,rw-rw----", "0600,rw-------", "755,rwxr-xr-x" })
	void mapsUnixSockets(String value, String permissions) {
		NetworkOptions network = map("unix-socket", "/run/echo", "unix-socket-permissions", value);
		assertThat(network.unixSocket()).isNotNull();
		assertThat(network.unixSocket().path()).isEqualTo(Path.of("/run/echo"));
		assertThat(network.unixSocket().permissions()).isEqualTo(PosixFilePermissions.fromString(permissions));
	}

	@Test
	void mapsTheProxyProtocol() {
		ProxyProtocol proxy = map("port", "0", "proxy-protocol", "required", "proxy-protocol-trusted", "10.0.0.0/8,::1",
				"proxy-protocol-timeout", "2s")
			.proxyProtocol();
		assertThat(proxy.mode()).isEqualTo(ProxyProtocol.Mode.REQUIRED);
		assertThat(proxy.trusted()).extracting(Object::toString).containsExactly("10.0.0.0/8", "0:0:0:0:0:0:0:1/128");
		assertThat(proxy.timeout()).hasSeconds(2);
	}

	@Test
	void mapsSockets() {
		assertThat(map("port", "0", "socket.reuse-port", "true", "socket.no-delay", "false",
				"socket.keep-alive.enabled", "true", "socket.keep-alive.idle", "30s", "socket.keep-alive.interval",
				"5s", "socket.keep-alive.count", "3", "socket.receive-buffer", "64KB")
			.sockets())
			.isEqualTo(new SocketOptions(true, false,
					new SocketOptions.KeepAlive(true, Duration.ofSeconds(30), Duration.ofSeconds(5), 3), 65_536, 0));
	}

	@ParameterizedTest
	@CsvSource({ "unix-socket-permissions,rwx", "unix-socket-permissions,999", "proxy-protocol-trusted,example.org",
			"proxy-protocol-trusted,10.0.0.0/40", "proxy-protocol-timeout,0s", "socket.keep-alive.count,-1",
			"socket.keep-alive.idle,-1s", "socket.send-buffer,0B" })
	void namesThePropertyThatIsWrong(String key, String value) {
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> map("unix-socket", "/run/echo", key, value))
			.withMessageContaining("'spserver.servers.echo." + key + "' has the value '");
	}

	@Test
	void refusesAFileAndAPort() {
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> map("unix-socket", "/run/echo", "port", "7"))
			.withMessageContaining("'spserver.servers.echo.port' is set too");
	}

	@Test
	void serverListensOnItsFile(@TempDir Path folder) {
		Path file = folder.resolve("echo");
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class))
			.withBean("echo", Handler.class, () -> (request, response) -> response.reply(request.text()))
			.withPropertyValues("spserver.admin.enabled=false", "spserver.servers.echo.unix-socket=" + file)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
					channel.write(ByteBuffer.wrap("a\n".getBytes(StandardCharsets.UTF_8)));
					assertThat(channel.read(ByteBuffer.allocate(8))).isPositive();
				}
			});
		assertThat(Files.exists(file)).isFalse();
	}

}
