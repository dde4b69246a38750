package io.spserver.boot.autoconfigure.actuator.web;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for health on the admin server of an application without a web server.
 */
class HealthTests {

	private static RunningApplication application;

	private static AdminClient client;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(Indicators.class,
				"management.endpoint.health.validate-group-membership=true",
				"management.endpoint.health.probes.add-additional-paths=true",
				"management.endpoint.health.group.bad.include=broken",
				"management.endpoint.health.group.bad.additional-path=server:/brokenz",
				"management.endpoint.health.group.bad.show-details=always",
				"management.endpoint.health.group.odd.include=strange,ping",
				"management.endpoint.health.group.odd.additional-path=management:strangez",
				"management.endpoint.health.status.http-mapping.strange=418",
				"management.endpoint.health.status.http-mapping.down=503",
				"management.endpoint.health.status.order=strange,down,up");
		client = application.client();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void whatIsDownIsUnavailableAndHidesDetails() {
		HttpResponse<String> response = client.get("/actuator/health/bad");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.body()).isEqualTo(
				"{\"components\":{\"broken\":{\"details\":{\"secret\":\"1\"},\"status\":\"DOWN\"}},\"status\":\"DOWN\"}");
		assertThat(client.get("/actuator/health").body()).doesNotContain("secret", "components");
	}

	@Test
	void statusesAreMapped() {
		assertThat(client.get("/actuator/health/odd").statusCode()).isEqualTo(418);
		assertThat(client.get("/actuator/health").statusCode()).isEqualTo(418);
	}

	@Test
	void probesAnswerBelowTheBasePathAndOnAdditionalPaths() {
		for (String path : new String[] { "/actuator/health/liveness", "/livez", "/actuator/health/readiness",
				"/readyz" }) {
			HttpResponse<String> response = client.get(path);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
		}
	}

	@Test
	void groupsAnswerOnAdditionalPathsOfBothNamespaces() {
		assertThat(client.get("/brokenz").statusCode()).isEqualTo(503);
		assertThat(client.get("/strangez").statusCode()).isEqualTo(418);
		assertThat(client.get("/brokenz/broken").statusCode()).isEqualTo(404);
	}

	@Test
	void componentsThatAreHiddenAreNotFound() {
		assertThat(client.get("/actuator/health/ping").statusCode()).isEqualTo(404);
		assertThat(client.get("/actuator/health/bad/broken").statusCode()).isEqualTo(503);
	}

	@Test
	void detailsAreForThoseWithTheirRole() {
		try (RunningApplication secured = RunningApplication.start(Indicators.class,
				"management.endpoint.health.show-details=when-authorized", "management.endpoint.health.roles=OPERATOR",
				"spserver.admin.security.user.name=someone", "spserver.admin.security.user.password=secret",
				"spserver.admin.security.user.roles=OPERATOR")) {
			assertThat(secured.client().get("/actuator/health").body()).doesNotContain("secret\":");
			String login = Base64.getEncoder().encodeToString("someone:secret".getBytes(StandardCharsets.UTF_8));
			assertThat(secured.client().get("/actuator/health", "Authorization", "Basic " + login).body())
				.contains("\"secret\":\"1\"");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Indicators {

		@Bean
		HealthIndicator brokenHealthIndicator() {
			return () -> Health.down().withDetail("secret", "1").build();
		}

		@Bean
		HealthIndicator strangeHealthIndicator() {
			return () -> Health.status(new Status("STRANGE")).build();
		}

	}

}
