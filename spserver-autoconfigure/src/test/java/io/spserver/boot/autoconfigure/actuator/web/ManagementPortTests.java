package io.spserver.boot.autoconfigure.actuator.web;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.ServerOptionsCustomizer;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.server.SpServerRuntime;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ManagementPort} in an application without a web server.
 */
class ManagementPortTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class);

	@Test
	void isThePortOfTheAdminServer() {
		this.contextRunner.withPropertyValues("management.server.port=0").run((context) -> {
			assertThat(port(context)).isZero();
			assertThat(new AdminClient(context).get("/actuator/info").statusCode()).isEqualTo(200);
		});
	}

	@Test
	void doesNotCountIfTheAdminServerHasAPort() {
		this.contextRunner.withPropertyValues("management.server.port=70000", "spserver.admin.port=0")
			.run((context) -> assertThat(port(context)).isZero());
	}

	@Test
	void isForTheAdminServerOnly() {
		this.contextRunner
			.withPropertyValues("management.server.port=0", "spserver.servers.other.port=0",
					"spserver.servers.other.protocol=line", "spserver.servers.other.enabled=false")
			.withBean(ServerOptionsCustomizer.class, () -> (server, options) -> assertThat(server).isEqualTo("admin"))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void thatIsNegativeSwitchesActuatorOffButNotTheAdminServer() {
		this.contextRunner.withPropertyValues("management.server.port=-1")
			.withBean(ServerOptionsCustomizer.class, () -> (server, options) -> options.port(0))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(ActuatorRoutes.class);
				assertThat(new AdminClient(context).get("/stats").statusCode()).isEqualTo(200);
			});
	}

	@Test
	void thatIsNegativeDoesNotCountIfActuatorIsSwitchedOn() {
		this.contextRunner.withPropertyValues("management.server.port=-1", "spserver.admin.actuator.enabled=true")
			.withBean(ServerOptionsCustomizer.class, () -> (server, options) -> options.port(0))
			.run((context) -> assertThat(new AdminClient(context).get("/actuator/info").statusCode()).isEqualTo(200));
	}

	@Test
	void thatCannotBeStopsTheStart() {
		this.contextRunner.withPropertyValues("management.server.port=70000")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining("'management.server.port' has the value '70000'"));
	}

	private int port(ApplicationContext context) {
		assertThat(context.getBean(SpServerProperties.class).admin().enabled()).isTrue();
		return context.getBean(SpServerRuntime.class).servers().get(0).options().address().getPort();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
