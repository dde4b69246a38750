package io.spserver.boot.autoconfigure;

import io.spserver.Handler;
import io.spserver.boot.annotation.LocalSpServerPort;
import io.spserver.boot.annotation.SpHandler;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LocalSpServerPort}.
 */
@SpringBootTest(properties = { "spserver.admin.port=0", "spserver.servers.echo.port=0", "spserver.servers.fixed.port=7",
		"spserver.servers.fixed.enabled=false", "server.of.test=echo" })
class LocalSpServerPortTests {

	@LocalSpServerPort("echo")
	private int field;

	@LocalSpServerPort("admin")
	private Integer adminField;

	@Value("${local.spserver.echo.port}")
	private int property;

	private final int constructorParameter;

	@Autowired
	private Environment environment;

	LocalSpServerPortTests(@LocalSpServerPort("echo") int constructorParameter) {
		this.constructorParameter = constructorParameter;
	}

	@Test
	void injectsFields() {
		assertThat(this.field).isPositive().isEqualTo(this.property);
		assertThat(this.adminField).isPositive().isNotEqualTo(this.field);
	}

	@Test
	void injectsConstructorParameters() {
		assertThat(this.constructorParameter).isEqualTo(this.property);
	}

	@Test
	void injectsMethodParameters(@LocalSpServerPort("echo") int primitive,
			@LocalSpServerPort("admin") Integer wrapped) {
		assertThat(primitive).isEqualTo(this.property);
		assertThat(wrapped).isEqualTo(this.adminField);
	}

	@Test
	void resolvesPlaceholders(@LocalSpServerPort("${server.of.test}") int port) {
		assertThat(port).isEqualTo(this.property);
	}

	@Test
	void portIsInTheEnvironment() {
		assertThat(this.environment.getProperty("local.spserver.echo.port", Integer.class)).isEqualTo(this.field);
	}

	@Test
	void portIsWhereTheServerListens() {
		try (TestClient client = new TestClient(this.field)) {
			assertThat(client.send("hello").read()).isEqualTo("hello");
		}
	}

	@Test
	void injectsLazyBeans(@Autowired LazyClient client) {
		assertThat(client.port).isEqualTo(this.property);
		assertThat(client.constructorPort).isEqualTo(this.property);
	}

	@Test
	void injectsFixedPortBeforeTheStart(@Autowired EagerClient client) {
		assertThat(client.port).isEqualTo(7);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void saysThatAServerIsNotKnown(@Autowired ObjectProvider<WrongClient> clients, CapturedOutput output) {
		assertThatExceptionOfType(BeanCreationException.class).isThrownBy(clients::getObject);
		assertThat(output).contains("The port of server 'ehco' is not known");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class })
	@Import({ LazyClient.class, EagerClient.class, WrongClient.class })
	static class Application {

		@Bean
		@SpHandler("echo")
		Handler echo() {
			return (request, response) -> response.reply(request.text());
		}

	}

	@Lazy
	static class LazyClient {

		@LocalSpServerPort("echo")
		private int port;

		private final int constructorPort;

		LazyClient(@LocalSpServerPort("echo") int constructorPort) {
			this.constructorPort = constructorPort;
		}

	}

	static class EagerClient {

		@LocalSpServerPort("fixed")
		private int port;

	}

	@Lazy
	static class WrongClient {

		@LocalSpServerPort("ehco")
		private int port;

	}

}
