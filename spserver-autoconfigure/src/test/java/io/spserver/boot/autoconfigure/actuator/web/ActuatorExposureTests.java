package io.spserver.boot.autoconfigure.actuator.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.actuator.SpServerEndpointAutoConfiguration;
import io.spserver.boot.autoconfigure.actuator.SpServerHealthContributorAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpointDiscoverer;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpServerActuatorAutoConfiguration}: which endpoints and operations
 * there are, and where.
 */
class ActuatorExposureTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues("spserver.admin.port=0");

	private final ApplicationContextRunner ownRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerEndpointAutoConfiguration.class, SpServerHealthContributorAutoConfiguration.class,
				SpServerActuatorAutoConfiguration.class))
		.withPropertyValues("spserver.admin.port=0");

	@Test
	void healthInfoMetricsPrometheusAndStatisticsAreExposed() {
		this.contextRunner.run((context) -> assertThat(exposed(context)).containsExactlyInAnyOrder("health", "info",
				"metrics", "prometheus", "spserver"));
	}

	@Test
	void ownChoiceTakesThePlaceOfTheDefaults() {
		this.contextRunner.withPropertyValues("spserver.admin.actuator.exposure.include=beans")
			.run((context) -> assertThat(exposed(context)).containsExactlyInAnyOrder("beans", "health"));
	}

	@Test
	void ownChoiceMayBeEverything() {
		this.contextRunner.withPropertyValues("spserver.admin.actuator.exposure.include=*")
			.run((context) -> assertThat(exposed(context)).contains("beans", "env", "user", "threaddump"));
	}

	@Test
	void whatIsExposedOnTheWebIsExposedHereToo() {
		this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=env,user")
			.run((context) -> assertThat(exposed(context)).containsExactlyInAnyOrder("env", "user", "health", "info",
					"metrics", "prometheus", "spserver"));
	}

	@Test
	void whatEitherExcludesIsNotExposed() {
		this.contextRunner
			.withPropertyValues("spserver.admin.actuator.exposure.exclude=metrics",
					"management.endpoints.web.exposure.exclude=info", "management.endpoints.web.exposure.include=*")
			.run((context) -> assertThat(exposed(context)).contains("health", "env").doesNotContain("metrics", "info"));
	}

	@Test
	void everythingCanBeExcluded() {
		this.contextRunner.withPropertyValues("spserver.admin.actuator.exposure.exclude=*")
			.run((context) -> assertThat(exposed(context)).isEmpty());
	}

	@Test
	void accessDecidesOnOperations() {
		this.contextRunner.withPropertyValues("spserver.admin.actuator.exposure.include=*")
			.run((context) -> assertThat(operations(context)).contains("user", "userWrite")
				.doesNotContain("heapdump", "shutdown"));
		this.contextRunner.withPropertyValues("spserver.admin.actuator.exposure.include=*",
				"management.endpoints.access.max-permitted=READ_ONLY",
				"management.endpoint.heapdump.access=UNRESTRICTED", "management.endpoint.shutdown.access=UNRESTRICTED")
			.run((context) -> assertThat(operations(context)).contains("user", "heapdump")
				.doesNotContain("userWrite", "shutdown"));
		this.contextRunner
			.withPropertyValues("spserver.admin.actuator.exposure.include=*", "management.endpoint.user.access=NONE")
			.run((context) -> assertThat(operations(context)).contains("health").doesNotContain("user"));
	}

	@Test
	void basePathAndPathsCanBeMapped() {
		this.contextRunner
			.withPropertyValues("management.endpoints.web.base-path=/manage/it",
					"management.endpoints.web.path-mapping.health=how/are/you")
			.run((context) -> {
				AdminClient client = new AdminClient(context);
				assertThat(client.get("/manage/it/info").statusCode()).isEqualTo(200);
				assertThat(client.get("/manage/it").body()).contains(client.base() + "/manage/it/how/are/you\"");
				assertThat(client.get("/manage/it/how/are/you").body()).contains("\"status\"");
				assertThat(client.get("/manage/it/health").statusCode()).isEqualTo(404);
				assertThat(client.get("/actuator/info").statusCode()).isEqualTo(404);
			});
	}

	@Test
	void basePathMayBeTheRootWhichStaysTheConsole() {
		this.contextRunner.withPropertyValues("management.endpoints.web.base-path=/").run((context) -> {
			AdminClient client = new AdminClient(context);
			assertThat(client.get("/info").statusCode()).isEqualTo(200);
			assertThat(client.get("/").body()).contains("/info").doesNotContain("_links");
		});
	}

	@Test
	void endpointMayBeMappedToTheBasePath() {
		this.contextRunner.withPropertyValues("management.endpoints.web.path-mapping.info=/")
			.run((context) -> assertThat(new AdminClient(context).get("/actuator").body()).isEqualTo("{}"));
	}

	@Test
	void linksCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("management.endpoints.web.discovery.enabled=false").run((context) -> {
			AdminClient client = new AdminClient(context);
			assertThat(client.get("/actuator").statusCode()).isEqualTo(404);
			assertThat(client.get("/actuator/info").statusCode()).isEqualTo(200);
		});
	}

	@Test
	void canBeSwitchedOff() {
		for (String off : List.of("spserver.admin.actuator.enabled=false", "spserver.admin.enabled=false",
				"spserver.enabled=false")) {
			this.contextRunner.withPropertyValues(off)
				.run((context) -> assertThat(context).hasNotFailed()
					.doesNotHaveBean(ActuatorRoutes.class)
					.doesNotHaveBean(HealthEndpointWebExtension.class)
					.doesNotHaveBean("metricsEndpoint"));
		}
	}

	@Test
	void worksWithoutActuator() {
		this.ownRunner
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate.endpoint.web",
					"org.springframework.boot.actuate.endpoint.annotation"))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(ActuatorRoutes.class);
				assertThat(new AdminClient(context).get("/stats").statusCode()).isEqualTo(200);
			});
	}

	@Test
	void worksWithoutHealth() {
		this.ownRunner
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.health.actuate",
					"org.springframework.boot.health.contributor"))
			.withConfiguration(
					AutoConfigurations.of(EndpointAutoConfiguration.class, InfoEndpointAutoConfiguration.class))
			.run((context) -> assertThat(new AdminClient(context).get("/actuator/info").body()).isEqualTo("{}"));
	}

	@Test
	void worksWithoutJacksonForWhatNeedsNone() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("tools.jackson"))
			.withPropertyValues("management.endpoints.web.exposure.include=*")
			.run((context) -> {
				AdminClient client = new AdminClient(context);
				assertThat(client.get("/actuator/prometheus").body()).contains("spserver_connections");
				assertThat(client.get("/actuator/spserver").body()).contains("\"servers\"");
				assertThat(client.get("/actuator/health/ping").statusCode()).isEqualTo(404);
				assertThat(client.get("/actuator/health").body()).startsWith("{\"status\":");
				assertThat(client.get("/actuator").body()).contains("\"health\":{\"href\":\"" + client.base());
				assertThat(client.get("/actuator/beans").statusCode()).isEqualTo(501);
			});
	}

	@Test
	void worksWithoutReactor() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("reactor", "org.reactivestreams"))
			.run((context) -> assertThat(new AdminClient(context).get("/actuator/info").body()).isEqualTo("{}"));
	}

	@Test
	void otherWebServersFindOnlyTheirOwnEndpoints() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(WebEndpointsSupplier.class)
			.doesNotHaveBean(WebEndpointDiscoverer.class));
	}

	private Set<String> exposed(ApplicationContext context) {
		return context.getBean(AdminEndpoints.class)
			.exposed()
			.stream()
			.map((endpoint) -> endpoint.getEndpointId().toString())
			.collect(Collectors.toSet());
	}

	private List<String> operations(ApplicationContext context) {
		return context.getBean(AdminEndpoints.class)
			.exposed()
			.stream()
			.flatMap((endpoint) -> endpoint.getOperations().stream())
			.map((operation) -> operation.getId()
					+ (operation.getRequestPredicate().getHttpMethod().name().equals("POST") ? "Write" : ""))
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		UserEndpoint userEndpoint() {
			return new UserEndpoint();
		}

	}

	@Endpoint(id = "user")
	static class UserEndpoint {

		@ReadOperation
		String read() {
			return "read";
		}

		@WriteOperation
		void write() {
		}

	}

}
