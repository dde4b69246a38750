package io.spserver.boot.autoconfigure.actuator.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

import io.spserver.Handler;
import io.spserver.boot.autoconfigure.TestClient;
import io.spserver.server.SpServerRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests that the admin server answers whatever else is busy.
 */
class SaturationTests {

	private static final int SESSIONS = 12;

	private static final String[] BUSY = { "spserver.runtime.worker-threads=4", "spserver.servers.sync.port=0",
			"spserver.servers.sync.pattern=half-sync-half-async", "spserver.servers.followers.port=0",
			"spserver.servers.followers.pattern=leader-followers", "management.endpoints.web.exposure.include=*" };

	@ParameterizedTest
	@ValueSource(strings = { "leader-followers", "half-sync-half-async" })
	void answersWhileAllOtherThreadsAreBlocked(String pattern) throws Exception {
		List<TestClient> clients = new ArrayList<>();
		String[] properties = new String[BUSY.length + 1];
		System.arraycopy(BUSY, 0, properties, 0, BUSY.length);
		properties[BUSY.length] = "spserver.admin.pattern=" + pattern;
		try (RunningApplication application = RunningApplication.start(Blocked.class, properties)) {
			Blocked blocked = application.context().getBean(Blocked.class);
			try {
				blockEverything(application, blocked, clients);
				answers(application.client());
			}
			finally {
				blocked.end.countDown();
				for (TestClient client : clients) {
					client.close();
				}
			}
		}
	}

	@Test
	void answersWhileItsOwnHandlersHang() throws Exception {
		List<TestClient> clients = new ArrayList<>();
		List<Thread> hanging = new ArrayList<>();
		try (RunningApplication application = RunningApplication.start(Blocked.class, BUSY)) {
			Blocked blocked = application.context().getBean(Blocked.class);
			try {
				blockEverything(application, blocked, clients);
				for (int i = 0; i < 6; i++) {
					Thread thread = new Thread(() -> application.client().get("/actuator/hang"));
					thread.start();
					hanging.add(thread);
				}
				await().until(() -> blocked.hanging.getCount() == 0);
				answers(application.client());
			}
			finally {
				blocked.end.countDown();
				for (TestClient client : clients) {
					client.close();
				}
				for (Thread thread : hanging) {
					thread.join();
				}
			}
		}
	}

	private void blockEverything(RunningApplication application, Blocked blocked, List<TestClient> clients)
			throws Exception {
		Environment environment = application.context().getEnvironment();
		for (int i = 0; i < SESSIONS; i++) {
			for (String server : List.of("sync", "followers")) {
				TestClient client = new TestClient(
						environment.getRequiredProperty("local.spserver." + server + ".port", Integer.class));
				client.send("work");
				clients.add(client);
			}
		}
		for (int i = 0; i < 2 * ForkJoinPool.getCommonPoolParallelism(); i++) {
			ForkJoinPool.commonPool().execute(blocked::block);
		}
		SpServerRuntime runtime = application.context().getBean(SpServerRuntime.class);
		await().until(() -> runtime.servers()
			.stream()
			.filter((server) -> !server.name().equals("admin"))
			.allMatch((server) -> server.statistics().requests().queued() > 0));
	}

	private void answers(AdminClient client) {
		for (int i = 0; i < 3; i++) {
			for (String path : List.of("/actuator/health", "/actuator/prometheus", "/stats", "/actuator/info",
					"/actuator/health/liveness")) {
				assertThat(client.get(path).statusCode()).as(path).isEqualTo(200);
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Blocked {

		private final CountDownLatch end = new CountDownLatch(1);

		private final CountDownLatch hanging = new CountDownLatch(6);

		void block() {
			try {
				this.end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Bean
		Handler sync() {
			return (request, response) -> block();
		}

		@Bean
		Handler followers() {
			return (request, response) -> block();
		}

		@Bean
		HangEndpoint hangEndpoint() {
			return new HangEndpoint(this);
		}

	}

	@Endpoint(id = "hang")
	static class HangEndpoint {

		private final Blocked blocked;

		HangEndpoint(Blocked blocked) {
			this.blocked = blocked;
		}

		@ReadOperation
		String hang() {
			this.blocked.hanging.countDown();
			this.blocked.block();
			return "over";
		}

	}

}
