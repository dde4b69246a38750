package io.spserver.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.Pattern;
import io.spserver.RefusalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Limits on connections and threads, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class OverloadTests extends PatternTest {

	OverloadTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void refusesConnectionsOverTheLimitInTheServersWords() throws IOException {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()),
				(options) -> options.maxConnections(2).refusedMessage("Come back tomorrow."));
		try (LineClient one = new LineClient(server); LineClient two = new LineClient(server)) {
			assertThat(one.ask("1")).isEqualTo("1");
			assertThat(two.ask("2")).isEqualTo("2");
			try (LineClient three = new LineClient(server)) {
				assertThat(three.rest()).isEqualTo("Come back tomorrow.\r\n");
			}
			assertThat(this.runtime.refusals).containsExactly(RefusalReason.MAX_CONNECTIONS);
		}
		await().until(() -> this.runtime.sessions().count() == 0);
		await().untilAsserted(() -> {
			try (LineClient again = new LineClient(server)) {
				assertThat(again.ask("again")).isEqualTo("again");
			}
		});
	}

	@Test
	void refusesConnectionsOverTheLimitOfAnAddress() throws IOException {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()),
				(options) -> options.maxConnectionsPerAddress(1));
		try (LineClient one = new LineClient(server); LineClient two = new LineClient(server)) {
			assertThat(one.ask("1")).isEqualTo("1");
			assertThat(two.rest()).isEqualTo("System busy, try again later.\r\n");
		}
		assertThat(this.runtime.refusals).containsExactly(RefusalReason.MAX_CONNECTIONS_PER_ADDRESS);
	}

	@Test
	void refusesConnectionsWhileTheQueueIsFullAndLosesNothingOfTheOthers() throws IOException {
		SpServer server = this.runtime.start(this::block, (options) -> options.maxThreads(1).requestQueueSize(1));
		try (LineClient running = new LineClient(server); LineClient waiting = new LineClient(server)) {
			await().until(() -> this.runtime.sessions().count() == 2);
			running.send("running\n");
			await().until(() -> this.blocked.get() == 1);
			waiting.send("waiting\n");
			await().until(() -> server.statistics().requests().queued() == 1);
			try (LineClient refused = new LineClient(server)) {
				assertThat(refused.rest()).isEqualTo("System busy, try again later.\r\n");
			}
			assertThat(this.runtime.refusals).containsExactly(RefusalReason.QUEUE_FULL);
			this.release.countDown();
			assertThat(running.line()).isEqualTo("running");
			assertThat(waiting.line()).isEqualTo("waiting");
		}
	}

	@Test
	void goesOnWithOtherServersWhileAllHandlersOfOneBlock() throws IOException {
		SpServer blocked = this.runtime.start(this::block);
		SpServer free = this.runtime.start((request, response) -> response.reply(request.text()));
		List<LineClient> clients = new ArrayList<>();
		try (LineClient client = new LineClient(free)) {
			for (int i = 0; i < 20; i++) {
				clients.add(new LineClient(blocked).send(i + "\n"));
			}
			await().until(() -> blocked.statistics().requests().active() == 7);
			for (int i = 0; i < 100; i++) {
				assertThat(client.ask("free " + i)).isEqualTo("free " + i);
			}
			assertThat(blocked.statistics().requests().total()).isZero();
			this.release.countDown();
			for (int i = 0; i < 20; i++) {
				assertThat(clients.get(i).line()).isEqualTo(Integer.toString(i));
			}
		}
		finally {
			for (LineClient client : clients) {
				client.close();
			}
		}
	}

	@Test
	void holdsMaxThreads() throws IOException {
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		SpServer server = this.runtime.start((request, response) -> {
			most.accumulateAndGet(inside.incrementAndGet(), Math::max);
			Thread.yield();
			inside.decrementAndGet();
			response.reply(request.text());
		}, (options) -> options.maxThreads(2));
		List<LineClient> clients = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			clients.add(new LineClient(server).send("x\n".repeat(100)));
		}
		for (LineClient client : clients) {
			for (int i = 0; i < 100; i++) {
				assertThat(client.line()).isEqualTo("x");
			}
			client.close();
		}
		assertThat(most.get()).isBetween(1, 2);
	}

	@Test
	void givesSharedThreadsToTheServerThatHasTheFewest() throws Exception {
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch enough = new CountDownLatch(60);
		SpServer busy = this.runtime.start((request, response) -> {
			TimeUnit.MILLISECONDS.sleep(2);
			response.reply(request.text());
		});
		SpServer late = this.runtime.start((request, response) -> {
			most.accumulateAndGet(inside.incrementAndGet(), Math::max);
			TimeUnit.MILLISECONDS.sleep(20);
			inside.decrementAndGet();
			enough.countDown();
			response.reply(request.text());
		});
		List<LineClient> clients = new ArrayList<>();
		try {
			for (int i = 0; i < 32; i++) {
				clients.add(new LineClient(busy).send("x\n".repeat(500)));
			}
			await().until(() -> busy.statistics().requests().active() == 7);
			for (int i = 0; i < 20; i++) {
				clients.add(new LineClient(late).send("x\n".repeat(3)));
			}
			assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
			assertThat(most.get()).isGreaterThan(1);
		}
		finally {
			for (LineClient client : clients) {
				client.close();
			}
		}
	}

}
