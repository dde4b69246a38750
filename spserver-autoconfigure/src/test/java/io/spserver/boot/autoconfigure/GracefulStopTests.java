package io.spserver.boot.autoconfigure;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.spserver.Handler;
import io.spserver.ServerState;
import io.spserver.boot.SpServerLifecycle;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.server.SpServer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.AbstractApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for how servers stop with the application.
 */
class GracefulStopTests {

	private final List<String> log = new CopyOnWriteArrayList<>();

	private final CountDownLatch entered = new CountDownLatch(1);

	private final CountDownLatch released = new CountDownLatch(1);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LifecycleAutoConfiguration.class, SpServerAutoConfiguration.class,
				SpServerHttpAutoConfiguration.class))
		.withBean("slow", Handler.class, this::slowHandler)
		.withBean("resource", Resource.class, () -> new Resource(this.log))
		.withPropertyValues("spserver.admin.port=0", "spserver.servers.slow.port=0");

	@Test
	void runningRequestIsFinishedWhileOtherBeansStillWork() {
		this.contextRunner.run((context) -> {
			SpServer server = context.getBean("serversLifecycle", SpServerLifecycle.class).getServers().get(0);
			int port = context.getEnvironment().getRequiredProperty("local.spserver.slow.port", Integer.class);
			try (TestClient client = new TestClient(port)) {
				client.send("work");
				assertThat(this.entered.await(10, TimeUnit.SECONDS)).isTrue();
				CompletableFuture<Void> closing = CompletableFuture
					.runAsync(((AbstractApplicationContext) context.getSourceApplicationContext())::close);
				await().until(() -> server.state() == ServerState.STOPPING);
				this.released.countDown();
				assertThat(client.read()).isEqualTo("done");
				assertThat(client.read()).isNull();
				client.close();
				closing.get(10, TimeUnit.SECONDS);
			}
			assertThat(this.log).containsExactly("resource started", "handled", "resource stopped");
		});
	}

	@Test
	void requestThatTakesTooLongIsCutOff() {
		this.contextRunner.withPropertyValues("spserver.runtime.shutdown-timeout=10ms").run((context) -> {
			int port = context.getEnvironment().getRequiredProperty("local.spserver.slow.port", Integer.class);
			try (TestClient client = new TestClient(port)) {
				client.send("work");
				assertThat(this.entered.await(10, TimeUnit.SECONDS)).isTrue();
				((AbstractApplicationContext) context.getSourceApplicationContext()).close();
				assertThat(client.read()).isNull();
			}
			assertThat(this.log).doesNotContain("handled");
		});
	}

	@Test
	void springWaitsForServersAsLongAsTheyMayTake() {
		this.contextRunner
			.withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=1s",
					"spserver.runtime.shutdown-timeout=60s")
			.run((context) -> assertThat(context.getBean("lifecycleProcessor")).extracting("timeoutsForShutdownPhases")
				.asInstanceOf(InstanceOfAssertFactories.MAP)
				.containsEntry(SpServerLifecycle.SERVER_PHASE, 62_000L)
				.containsEntry(SpServerLifecycle.ADMIN_PHASE, 62_000L));
	}

	private Handler slowHandler() {
		return (request, response) -> {
			this.entered.countDown();
			this.released.await();
			this.log.add("handled");
			response.reply("done");
		};
	}

	static class Resource implements SmartLifecycle {

		private final List<String> log;

		private volatile boolean running;

		Resource(List<String> log) {
			this.log = log;
		}

		@Override
		public void start() {
			this.log.add("resource started");
			this.running = true;
		}

		@Override
		public void stop() {
			this.log.add("resource stopped");
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return DEFAULT_PHASE - 1;
		}

	}

}
