package io.spserver.boot.autoconfigure.actuator;

import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spserver.Handler;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.TestClient;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.metrics.MicrometerServerEventsFactory;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpServerEndpointAutoConfiguration},
 * {@link SpServerHealthContributorAutoConfiguration} and
 * {@link SpServerMetricsAutoConfiguration}.
 */
class SpServerActuatorTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerEndpointAutoConfiguration.class, SpServerHealthContributorAutoConfiguration.class,
				SpServerMetricsAutoConfiguration.class, EndpointAutoConfiguration.class,
				HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class))
		.withPropertyValues("spserver.admin.port=0", "spserver.servers.echo.port=0",
				"spring.application.name=test-application")
		.withBean("echo", Handler.class, () -> (request, response) -> response.reply(request.text()));

	@Test
	void endpointShowsStatistics() {
		this.contextRunner.withPropertyValues("management.endpoints.jmx.exposure.include=spserver")
			.withPropertyValues("spring.jmx.enabled=true")
			.run((context) -> {
				SpServerEndpoint endpoint = context.getBean(SpServerEndpoint.class);
				assertThat(endpoint.statistics()).containsEntry("application", "test-application")
					.containsKeys("uptime", "runtime", "servers");
				assertThat(endpoint.server("echo")).containsEntry("protocol", "line").containsEntry("state", "running");
				assertThat(endpoint.server("nobody")).isNull();
			});
	}

	@Test
	void endpointIsThereOnlyIfExposed() {
		this.contextRunner.withPropertyValues("spserver.admin.actuator.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SpServerEndpoint.class));
	}

	@Test
	void healthTellsWhichServersRun() {
		this.contextRunner.run((context) -> {
			Health health = health(context.getBean(HealthContributorRegistry.class));
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsOnlyKeys("admin", "echo");
			assertThat(state(health, "echo")).isEqualTo("running");
		});
	}

	@Test
	void healthIsDownWhenAServerHasStopped() {
		this.contextRunner.run((context) -> {
			context.getSourceApplicationContext().stop();
			Health health = health(context.getBean(HealthContributorRegistry.class));
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(state(health, "echo")).isEqualTo("stopped");
		});
	}

	@Test
	void healthCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("management.health.spserver.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spserverHealthContributor"));
	}

	@Test
	void healthRefusesATimeThatCannotBe() {
		this.contextRunner.withPropertyValues("spserver.health.saturated-after=-1s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'spserver.health.saturated-after' has the value 'PT-1S'"));
	}

	@Test
	void metersAreOnTheRegistryOfTheApplication() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			try (TestClient client = new TestClient(
					context.getEnvironment().getRequiredProperty("local.spserver.echo.port", Integer.class))) {
				client.send("hello").read();
				assertThat(registry.get("spserver.connections").tag("server", "echo").gauge().value()).isEqualTo(1);
			}
			assertThat(registry.get("spserver.requests")
				.tags("server", "echo", "protocol", "line", "outcome", "success")
				.timer()
				.count()).isEqualTo(1);
		});
	}

	@Test
	void metersAreOnTheRegistryOfSpringBoot() {
		this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
			.run((context) -> assertThat(
					context.getBean(MeterRegistry.class).get("spserver.connections").tag("server", "admin").gauge())
				.isNotNull());
	}

	@Test
	void worksWithoutRegistry() {
		this.contextRunner
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MicrometerServerEventsFactory.class));
	}

	@Test
	void worksWithoutActuator() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Endpoint.class, HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("spServerEndpoint")
				.doesNotHaveBean("spserverHealthContributor"));
	}

	@Test
	void worksWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(SpServerRuntime.class).servers()).extracting(SpServer::name)
				.containsExactly("admin", "echo");
		});
	}

	private Object state(Health health, String server) {
		return ((Map<?, ?>) health.getDetails().get(server)).get("state");
	}

	private Health health(HealthContributorRegistry registry) {
		Health health = ((HealthIndicator) registry.getContributor("spserver")).health();
		assertThat(health).isNotNull();
		return health;
	}

}
