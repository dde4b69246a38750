package io.spserver.boot.autoconfigure.actuator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Objects;

import io.spserver.Handler;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.client.SpServerClientAutoConfiguration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SpClientHealthIndicator}.
 */
class SpClientHealthIndicatorTests {

	private static final String BEAN = "spserverClientsHealthContributor";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerClientAutoConfiguration.class,
				SpServerClientHealthContributorAutoConfiguration.class))
		.withBean("echo", Handler.class, () -> (request, response) -> response.reply(request.text()))
		.withBean("backend", Handler.class, () -> (request, response) -> {
		})
		.withPropertyValues("spserver.admin.enabled=false", "spserver.servers.echo.port=0");

	private static Health health(AssertableApplicationContext context) {
		return Objects.requireNonNull(context.getBean(BEAN, HealthIndicator.class).health());
	}

	@Test
	void connectedClientIsUp() {
		this.contextRunner.withPropertyValues("spserver.clients.backend.server=echo").run((context) -> {
			await().until(() -> health(context).getStatus() == Status.UP);
			assertThat(health(context).getDetails()).extractingByKey("backend")
				.asInstanceOf(InstanceOfAssertFactories.MAP)
				.containsEntry("connected", true);
		});
	}

	@Test
	void clientThatCannotConnectIsDown() throws IOException {
		try (Socket nobody = new Socket()) {
			nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			this.contextRunner.withPropertyValues("spserver.clients.backend.port=" + nobody.getLocalPort())
				.run((context) -> {
					assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
					await().untilAsserted(() -> assertThat(health(context).getDetails()).extractingByKey("backend")
						.asInstanceOf(InstanceOfAssertFactories.MAP)
						.containsEntry("connected", false)
						.containsKey("lastFailure"));
				});
		}
	}

	@Test
	void clientOnDemandIsUpWithoutConnection() {
		this.contextRunner
			.withPropertyValues("spserver.clients.backend.server=echo", "spserver.clients.backend.connect=on-demand")
			.run((context) -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
	}

	@Test
	void withoutClientsThereIsNothingToTell() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(BEAN));
	}

}
