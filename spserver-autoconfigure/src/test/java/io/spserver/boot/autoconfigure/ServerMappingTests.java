package io.spserver.boot.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.spserver.Protocol;
import io.spserver.ServerOptions;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.codec.Protocols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link ServerOptionsMapper}, {@link PropertyCheck}, {@link ProtocolResolver}
 * and {@link UnavailableProperties}.
 */
class ServerMappingTests {

	@Test
	void mapsProperties() {
		ServerOptions options = map("port", "7", "max-connections", "5", "max-threads", "2", "timeout", "3s",
				"max-message-size", "1KB", "refused-message", "No");
		assertThat(options.address().getPort()).isEqualTo(7);
		assertThat(options.maxConnections()).isEqualTo(5);
		assertThat(options.maxThreads()).isEqualTo(2);
		assertThat(options.timeout()).hasSeconds(3);
		assertThat(options.maxMessageSize()).isEqualTo(1024);
		assertThat(options.refusedMessage()).isEqualTo("No");
	}

	@ParameterizedTest
	@CsvSource({ "port,-1", "port,65536", "backlog,0", "max-connections,0", "max-connections-per-address,-1",
			"max-threads,0", "request-queue-size,0", "timeout,-1s", "max-message-size,0B", "max-message-size,2GB",
			"max-pending-output,0B" })
	void namesThePropertyThatIsOutOfRange(String key, String value) {
		assertThatExceptionOfType(InvalidSpServerPropertyException.class).isThrownBy(() -> map("port", "0", key, value))
			.withMessageContaining("'spserver.servers.echo." + key + "' has the value '")
			.satisfies((ex) -> assertThat(ex.getAction()).startsWith("Set it to"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "line", "multi-line", "dot-terminated", "length-prefixed", "raw", "http", "json-rpc",
			"smtp", "lmtp" })
	void findsOurProtocols(String name) {
		assertThat(resolve(name, "4").name()).isEqualTo(name);
	}

	@Test
	void saysWhichProtocolsThereAre() {
		assertThatExceptionOfType(InvalidSpServerPropertyException.class).isThrownBy(() -> resolve("lines", "4"))
			.withMessageContaining("no such protocol")
			.satisfies(
					(ex) -> assertThat(ex.getAction()).contains("dot-terminated, http, json-rpc, length-prefixed, line",
							"io.spserver.Protocol with the name 'lines'"));
	}

	@Test
	void protocolThatIsABeanWins() {
		Protocol own = new ShoutProtocol(Protocols.line());
		ServerProperties properties = properties("protocol", "shout");
		assertThat(new ProtocolResolver(List.of(own), List.of()).resolve("echo", properties)).isSameAs(own);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "3", "5", "16", "-4" })
	void refusesLengthPrefixesThatThereAreNot(String bytes) {
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> resolve("length-prefixed", bytes))
			.withMessageContaining("'spserver.servers.echo.length-prefix.bytes' has the value '" + bytes + "'")
			.satisfies((ex) -> assertThat(ex.getAction()).contains("1, 2, 4 or 8"));
	}

	@ParameterizedTest
	@CsvSource({ "spserver.servers.echo.security.enabled,true", "spserver.servers.echo.security.token,secret" })
	void refusesPropertiesThatWouldHaveNoEffect(String property, String value) {
		MockEnvironment environment = new MockEnvironment().withProperty(property, value);
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> new UnavailableProperties(environment).check(List.of("echo")))
			.withMessageContaining("not available in this version");
	}

	@Test
	void acceptsWhatSwitchesThemOff() {
		MockEnvironment environment = new MockEnvironment().withProperty("spserver.servers.echo.security.enabled",
				"false");
		assertThatNoException()
			.isThrownBy(() -> new UnavailableProperties(environment).check(List.of("echo", "Echo2", "my-server")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "my server", "a/b", "a.b", "" })
	void refusesNamesThatCannotBe(String name) {
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> new UnavailableProperties(new MockEnvironment()).check(List.of(name)))
			.withMessageContaining("spserver.servers." + name);
	}

	private ServerOptions map(String... keysAndValues) {
		return new ServerOptionsMapper(List.of()).map("echo", properties(keysAndValues), Protocols.line());
	}

	private Protocol resolve(String name, String prefix) {
		return new ProtocolResolver(List.of(), List.of()).resolve("echo",
				properties("protocol", name, "length-prefix.bytes", prefix));
	}

	private ServerProperties properties(String... keysAndValues) {
		Map<String, String> properties = new HashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			properties.put("spserver.servers.echo." + keysAndValues[i], keysAndValues[i + 1]);
		}
		return SpServerPropertiesTests.bind(properties).servers().get("echo");
	}

}
