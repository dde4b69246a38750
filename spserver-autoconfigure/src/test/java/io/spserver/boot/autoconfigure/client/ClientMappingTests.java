package io.spserver.boot.autoconfigure.client;

import io.spserver.Conversation;
import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerConfigurationException;
import io.spserver.boot.annotation.OnMessage;
import io.spserver.boot.annotation.SpHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what clients are refused for.
 */
class ClientMappingTests {

	private final ApplicationContextRunner contextRunner = ClientRunner.create()
		.withUserConfiguration(BackendConfiguration.class);

	private void assertRefused(ApplicationContextRunner runner, Class<? extends SpServerConfigurationException> type,
			String description, String action) {
		runner.run((context) -> assertThat(context).getFailure().rootCause().isInstanceOfSatisfying(type, (ex) -> {
			assertThat(ex).hasMessageContaining(description);
			assertThat(ex.getAction()).contains(action);
		}));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			port=0 | 'spserver.clients.backend.port' has the value '0' | 'spserver.clients.backend.server'
			port=65536 | 'spserver.clients.backend.port' has the value '65536' | Set it to
			server=other | 'spserver.clients.backend.server' has the value 'other' | admin, echo
			enabled=true | 'spserver.clients.backend.port' is missing | 'spserver.clients.backend.unix-socket'
			protocol=http | 'http'. Only servers speak | dot-terminated, length-prefixed, line
			protocol=lines | no such protocol | io.spserver.Protocol with the name 'lines'
			connect-timeout=0 | 'spserver.clients.backend.connect-timeout' has the value | duration such as '10s'
			timeout=-1s | 'spserver.clients.backend.timeout' has the value | Set it to
			max-threads=0 | 'spserver.clients.backend.max-threads' has the value '0' | Set it to 1
			request-queue-size=0 | 'spserver.clients.backend.request-queue-size' has the value '0' | Set it to 1
			max-message-size=0B | 'spserver.clients.backend.max-message-size' has the value | Set it to
			max-pending-output=3GB | 'spserver.clients.backend.max-pending-output' has the value | Set it to
			charset=UTF-16 | 'spserver.clients.backend.charset' has the value 'UTF-16' | UTF-8
			reconnect.initial=0 | 'spserver.clients.backend.reconnect.initial' has the value | Set it to
			reconnect.max=1ms | 'spserver.clients.backend.reconnect.max' has the value | 500ms
			reconnect.multiplier=0.5 | 'spserver.clients.backend.reconnect.multiplier' has the value '0.5' | 1 or more
			reconnect.jitter=2 | 'spserver.clients.backend.reconnect.jitter' has the value '2.0' | from 0 to 1
			keep-alive.interval=0 | 'spserver.clients.backend.keep-alive.interval' has the value | Set it to
			keep-alive.timeout=1s | 'spserver.clients.backend.keep-alive.timeout' has the value | keep-alive.message
			socket.keep-alive.idle=-1s | 'spserver.clients.backend.socket.keep-alive.idle' has the value | Set it to
			socket.send-buffer=0B | 'spserver.clients.backend.socket.send-buffer' has the value | Set it to
			ssl.engine=none | 'spserver.clients.backend.ssl.engine' has the value 'none' | 'jdk' or 'openssl'
			ssl.engine=openssl | 'openssl'. OpenSSL is not available | netty-tcnative-boringssl-static
			ssl.bundle=none | 'spserver.clients.backend.ssl.bundle' has the value 'none' | 'spring.ssl.bundle'
			""")
	void wrongValueIsNamedWithItsCure(String property, String description, String action) {
		boolean hasTarget = !property.matches("(port|server|enabled)=.*");
		assertRefused(
				this.contextRunner.withPropertyValues("spserver.clients.backend." + property,
						(property.startsWith("ssl.engine")) ? "spserver.clients.backend.ssl.enabled=true"
								: "spserver.enabled=true",
						(hasTarget) ? "spserver.clients.backend.port=7" : "spserver.enabled=true"),
				InvalidSpServerPropertyException.class, description, action);
	}

	@Test
	void prefixThatThereIsNotIsRefused() {
		assertRefused(this.contextRunner.withPropertyValues("spserver.clients.backend.port=7",
				"spserver.clients.backend.protocol=length-prefixed", "spserver.clients.backend.length-prefix.bytes=3"),
				InvalidSpServerPropertyException.class, "'spserver.clients.backend.length-prefix.bytes'",
				"1, 2, 4 or 8");
	}

	@Test
	void severalTargetsAreRefused() {
		assertRefused(
				this.contextRunner.withPropertyValues("spserver.clients.backend.port=7",
						"spserver.clients.backend.unix-socket=/run/backend"),
				InvalidSpServerPropertyException.class, "'spserver.clients.backend.unix-socket'", "Keep one");
	}

	@Test
	void unixSocketWithTlsNeedsAName() {
		assertRefused(
				this.contextRunner.withPropertyValues("spserver.clients.backend.unix-socket=/run/backend",
						"spserver.clients.backend.ssl.enabled=true"),
				InvalidSpServerPropertyException.class, "'spserver.clients.backend.ssl.server-name' is missing",
				"verify-hostname");
	}

	@Test
	void clientWithoutHandlerIsRefused() {
		assertRefused(
				this.contextRunner.withPropertyValues("spserver.clients.backend.port=7",
						"spserver.clients.other.port=7"),
				HandlerMappingException.class, "client 'other' has no handler", "@SpHandler(\"other\")");
	}

	@Test
	void handlerWithoutClientOrServerIsRefused() {
		assertRefused(this.contextRunner, HandlerMappingException.class, "for the server 'backend'",
				"correct the name");
	}

	@ParameterizedTest
	@CsvSource({ "echo, This is the name of a server", "admin, This is the name of a server",
			"dispatcher, the application's dispatcher" })
	void nameThatIsTakenIsRefused(String name, String description) {
		assertRefused(
				this.contextRunner.withPropertyValues("spserver.clients.backend.port=7",
						"spserver.clients." + name + ".port=7"),
				InvalidSpServerPropertyException.class, description, "another name");
	}

	@Test
	void handlerOfAnotherMessageTypeIsRefusedWithTheClientsProperty() {
		assertRefused(
				ClientRunner.create()
					.withUserConfiguration(LinesHandler.class)
					.withPropertyValues("spserver.clients.lines.port=7", "spserver.clients.lines.protocol=raw"),
				InvalidHandlerException.class, "takes a java.lang.String", "'spserver.clients.lines.protocol'");
	}

	@SpHandler("lines")
	static class LinesHandler {

		@OnMessage
		void hear(String line) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BackendConfiguration {

		@Bean
		@SpHandler("backend")
		Conversation backend() {
			return Conversation.inOrder().build();
		}

	}

}
