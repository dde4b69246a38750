package io.spserver.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.RefusalReason;
import io.spserver.ServerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What goes on while handlers block, on every kind of runtime.
 */
@Timeout(60)
@ParameterizedClass
@MethodSource("io.spserver.server.RuntimeKind#available")
class BlockedTests {

	private final CountDownLatch release = new CountDownLatch(1);

	private final AtomicInteger blocked = new AtomicInteger();

	private final int threads;

	private final TestRuntime runtime;

	BlockedTests(RuntimeKind kind) {
		this.threads = kind.options().workerThreads();
		this.runtime = new TestRuntime(kind.pattern(), kind.options());
	}

	@AfterEach
	void close() {
		this.release.countDown();
		this.runtime.close();
	}

	private SpServer startBlocking(int maxConnections) throws IOException {
		return this.runtime.start((request, response) -> {
			if (request.text().startsWith("block")) {
				this.blocked.incrementAndGet();
				this.release.await();
			}
			response.reply(request.text());
		}, (options) -> options.maxConnections(maxConnections).requestQueueSize(maxConnections));
	}

	@Test
	void answersABlockedSessionLaterAndInOrderAndOthersMeanwhile() throws IOException {
		SpServer server = startBlocking(10);
		try (LineClient blocked = new LineClient(server); LineClient other = new LineClient(server)) {
			blocked.send("before\nblock\n");
			for (int i = 0; i < 30; i++) {
				blocked.send("after " + i + "\n");
				assertThat(other.ask("other " + i)).isEqualTo("other " + i);
			}
			assertThat(blocked.line()).isEqualTo("before");
			assertThat(server.statistics().requests().total()).isEqualTo(31);
			this.release.countDown();
			assertThat(blocked.line()).isEqualTo("block");
			for (int i = 0; i < 30; i++) {
				assertThat(blocked.line()).isEqualTo("after " + i);
			}
		}
	}

	@Test
	void acceptsRefusesTimesOutAndStopsWhileNoHandlerIsFree() throws Exception {
		int running = Math.max(1, this.threads - 2);
		SpServer server = startBlocking(running + 1);
		SpServer other = this.runtime.start((request, response) -> response.reply(request.text()));
		SpServer impatient = this.runtime.start((request, response) -> response.reply(request.text()),
				(options) -> options.timeout(Duration.ofMillis(50)));
		LineClient[] clients = new LineClient[running];
		for (int i = 0; i < running; i++) {
			clients[i] = new LineClient(server).send("block\n");
		}
		await().until(() -> this.blocked.get() == running);
		try (LineClient waiting = new LineClient(server);
				LineClient idle = new LineClient(impatient);
				LineClient free = new LineClient(other)) {
			assertThat(free.ask("free")).isEqualTo("free");
			waiting.send("waits\n");
			await().until(() -> server.statistics().requests().queued() == 1);
			assertThat(server.statistics().connections().accepted()).isEqualTo(running + 1);
			try (LineClient refused = new LineClient(server)) {
				assertThat(refused.rest()).isEqualTo("System busy, try again later.\r\n");
			}
			assertThat(this.runtime.refusals).containsExactly(RefusalReason.MAX_CONNECTIONS);
			assertThat(idle.rest()).isEmpty();
			assertThat(server.stop(Duration.ofMillis(50)).get(10, TimeUnit.SECONDS)).isFalse();
			assertThat(waiting.rest()).isEmpty();
		}
		for (LineClient client : clients) {
			assertThat(client.rest()).isEmpty();
			client.close();
		}
		assertThat(server.state()).isEqualTo(ServerState.STOPPED);
		assertThat(server.statistics().requests().active()).isEqualTo(running);
	}

}
