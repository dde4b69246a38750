package io.spserver.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.spserver.Handler;
import io.spserver.Request;
import io.spserver.Response;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is left of a runtime that is closed, whatever it was doing.
 */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class LeftoverTests {

	private static final int SESSIONS = 3;

	private final CountDownLatch release = new CountDownLatch(1);

	@AfterEach
	void release() {
		this.release.countDown();
	}

	@ParameterizedTest
	@MethodSource("io.spserver.server.RuntimeKind#available")
	void leavesNothingWhenItWasIdle(RuntimeKind kind) throws Exception {
		leavesNothing(kind, (request, response) -> response.reply(request.text()), "");
	}

	@ParameterizedTest
	@MethodSource("io.spserver.server.RuntimeKind#available")
	void leavesNothingWhenItWasBusy(RuntimeKind kind) throws Exception {
		leavesNothing(kind, (request, response) -> response.reply(request.text()), "x\n".repeat(20_000));
	}

	@ParameterizedTest
	@MethodSource("io.spserver.server.RuntimeKind#available")
	void leavesNothingWhenItsHandlersWereBlocked(RuntimeKind kind) throws Exception {
		leavesNothing(kind, (request, response) -> this.release.await(), "x\n");
	}

	@ParameterizedTest
	@EnumSource(value = RuntimeKind.class, names = { "WORKERS", "CREW" })
	void leavesNothingButAThreadThatIsBlockedForEver(RuntimeKind kind) throws Exception {
		long descriptors = warmUp(kind);
		try (LineClient client = close(kind, this::blockForEver, "x\n", 1)) {
			assertThat(client.rest()).isEmpty();
		}
		soon().untilAsserted(() -> assertThat(Leftovers.threads()).hasSize(1));
		soon().untilAsserted(() -> assertThat(Leftovers.descriptors()).isLessThanOrEqualTo(descriptors));
		this.release.countDown();
		soon().untilAsserted(() -> assertThat(Leftovers.threads()).isEmpty());
	}

	private static ConditionFactory soon() {
		return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
	}

	private void leavesNothing(RuntimeKind kind, Handler handler, String requests) throws Exception {
		long descriptors = warmUp(kind);
		close(kind, handler, requests, SESSIONS).close();
		soon().untilAsserted(() -> assertThat(Leftovers.threads()).isEmpty());
		soon().untilAsserted(() -> assertThat(Leftovers.descriptors()).isLessThanOrEqualTo(descriptors));
	}

	/** What is open for good once everything has been used. */
	private static long warmUp(RuntimeKind kind) throws IOException {
		try (TestRuntime runtime = new TestRuntime(kind.pattern(), kind.options())) {
			SpServer server = runtime.start((request, response) -> response.reply(request.text()));
			try (LineClient client = new LineClient(server)) {
				assertThat(client.ask("x")).isEqualTo("x");
			}
		}
		soon().until(() -> Leftovers.threads().isEmpty());
		return Leftovers.descriptors();
	}

	/** Closes a runtime whose sessions have sent something. */
	private static LineClient close(RuntimeKind kind, Handler handler, String requests, int sessions) throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		LineClient[] clients = new LineClient[sessions];
		try (TestRuntime runtime = new TestRuntime(kind.pattern(), kind.options())) {
			SpServer server = runtime.start((request, response) -> {
				begun.countDown();
				handler.received(request, response);
			});
			for (int i = 0; i < sessions; i++) {
				clients[i] = new LineClient(server).send(requests);
			}
			soon().until(() -> server.statistics().connections().accepted() == sessions);
			if (!requests.isEmpty()) {
				assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
			}
		}
		for (int i = 1; i < sessions; i++) {
			clients[i].close();
		}
		return clients[0];
	}

	private void blockForEver(Request request, Response response) {
		boolean released = false;
		while (!released) {
			try {
				this.release.await();
				released = true;
			}
			catch (InterruptedException ex) {
				// As a handler does that does not care
				continue;
			}
		}
	}

}
