package io.spserver.server;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import io.spserver.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Work beside requests, in both patterns.
 */
@Timeout(60)
class ErrandTests {

	@ParameterizedTest
	@EnumSource(Pattern.class)
	void workBesideRequestsTakesTheServersThreads(Pattern pattern) throws IOException {
		CountDownLatch release = new CountDownLatch(1);
		AtomicReference<String> thread = new AtomicReference<>();
		try (TestRuntime runtime = new TestRuntime(pattern)) {
			SpServer server = runtime.start((request, response) -> response.reply(request.text()),
					(options) -> options.maxThreads(2));
			server.execute(() -> {
				thread.set(Thread.currentThread().getName());
				awaitQuietly(release);
			});
			server.execute(() -> awaitQuietly(release));
			await().until(() -> server.statistics().requests().active() == 2 && thread.get() != null);
			assertThat(thread.get()).contains(server.name());
			assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> server.execute(() -> {
			})).withMessageContaining(server.name());
			try (LineClient client = new LineClient(server)) {
				client.send("waits\n");
				await().until(() -> server.statistics().requests().queued() == 1);
				release.countDown();
				assertThat(client.line()).isEqualTo("waits");
			}
			await().until(() -> server.statistics().requests().active() == 0);
		}
	}

	@ParameterizedTest
	@EnumSource(Pattern.class)
	void workThatFailsGivesItsThreadBack(Pattern pattern) throws IOException {
		try (TestRuntime runtime = new TestRuntime(pattern)) {
			SpServer server = runtime.start((request, response) -> response.reply(request.text()),
					(options) -> options.maxThreads(1));
			server.execute(() -> {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("planned");
			});
			await().until(() -> server.statistics().requests().active() == 0);
			try (LineClient client = new LineClient(server)) {
				assertThat(client.send("still here\n").line()).isEqualTo("still here");
			}
		}
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
