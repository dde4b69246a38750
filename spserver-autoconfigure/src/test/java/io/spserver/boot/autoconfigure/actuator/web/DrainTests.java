package io.spserver.boot.autoconfigure.actuator.web;

import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;

import io.spserver.Handler;
import io.spserver.boot.autoconfigure.TestClient;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link RefusingTrafficPublisher}: what probes see while an application stops.
 */
class DrainTests {

	@Test
	void readinessRefusesWhileServersFinishAndLivenessDoesNot() throws Exception {
		RunningApplication application = RunningApplication.start(SlowServer.class, "spserver.servers.slow.port=0");
		AdminClient admin = application.client();
		SlowServer slow = application.context().getBean(SlowServer.class);
		Thread closing = new Thread(application::close);
		try (TestClient client = new TestClient(application.context()
			.getEnvironment()
			.getRequiredProperty("local.spserver.slow.port", Integer.class))) {
			assertThat(admin.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
			client.send("work");
			slow.begun.await();
			closing.start();
			await().untilAsserted(() -> {
				HttpResponse<String> readiness = admin.get("/actuator/health/readiness");
				assertThat(readiness.statusCode()).isEqualTo(503);
				assertThat(readiness.body()).isEqualTo("{\"status\":\"OUT_OF_SERVICE\"}");
			});
			assertThat(admin.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
			slow.end.countDown();
			assertThat(client.read()).isEqualTo("done");
		}
		finally {
			slow.end.countDown();
			closing.join();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class SlowServer {

		private final CountDownLatch begun = new CountDownLatch(1);

		private final CountDownLatch end = new CountDownLatch(1);

		@Bean
		Handler slow() {
			return (request, response) -> {
				this.begun.countDown();
				this.end.await();
				response.reply("done");
			};
		}

	}

}
