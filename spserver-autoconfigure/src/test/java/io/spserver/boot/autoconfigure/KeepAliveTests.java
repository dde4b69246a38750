package io.spserver.boot.autoconfigure;

import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link KeepAlive}.
 */
class KeepAliveTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class));

	@Test
	void threadKeepsTheApplicationAliveWhileAServerRuns() {
		this.contextRunner.withPropertyValues("spserver.admin.port=0").run((context) -> {
			assertThat(isKeptAlive()).isTrue();
			context.getSourceApplicationContext().stop();
			await().until(() -> !isKeptAlive());
			context.getSourceApplicationContext().start();
			assertThat(isKeptAlive()).isTrue();
		});
		await().until(() -> !isKeptAlive());
	}

	@Test
	void nothingKeepsAnApplicationWithoutServersAlive() {
		this.contextRunner.withPropertyValues("spserver.admin.enabled=false")
			.run((context) -> assertThat(isKeptAlive()).isFalse());
	}

	@Test
	void failedStartLetsTheApplicationEnd() {
		this.contextRunner.withPropertyValues("spserver.admin.port=0")
			.withBean(FailingLifecycle.class)
			.run((context) -> assertThat(context).hasFailed());
		await().until(() -> !isKeptAlive());
	}

	private boolean isKeptAlive() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.anyMatch((thread) -> thread.getName().equals("spserver-keep-alive") && !thread.isDaemon());
	}

	static class FailingLifecycle implements SmartLifecycle {

		@Override
		public void start() {
			throw new IllegalStateException("later than the admin server");
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return false;
		}

	}

}
