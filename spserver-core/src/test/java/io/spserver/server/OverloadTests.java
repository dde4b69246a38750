package io.spserver.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.RefusalReason;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.Session;
import io.spserver.codec.Protocols;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Limits, failures and the end of a server, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class OverloadTests {

	private final TestRuntime runtime;

	private final CountDownLatch release = new CountDownLatch(1);

	OverloadTests(Pattern pattern) {
		this.runtime = new TestRuntime(pattern);
	}

	@AfterEach
	void close() {
		this.release.countDown();
		this.runtime.close();
	}

	private void block(Request request, Response response) throws InterruptedException {
		this.release.await();
		response.reply(request.text());
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
			await().until(() -> server.statistics().requests().active() == 1);
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
	void closesOnlyTheSessionWhoseHandlerThrows() throws IOException {
		List<Throwable> failures = new ArrayList<>();
		SpServer server = this.runtime.start(new Handler() {

			@Override
			public void received(Request request, Response response) {
				if (request.text().equals("bad")) {
					response.reply("never sent");
					throw new IllegalStateException("thrown by a test");
				}
				response.reply(request.text());
			}

			@Override
			public void failed(Session session, Throwable cause, Response response) {
				failures.add(cause);
				response.reply("sorry");
			}

		});
		try (LineClient good = new LineClient(server); LineClient bad = new LineClient(server)) {
			bad.send("fine\nbad\ndropped\n");
			assertThat(bad.rest()).isEqualTo("fine\r\nsorry\r\n");
			assertThat(good.ask("good")).isEqualTo("good");
		}
		assertThat(failures).hasSize(1).first().isInstanceOf(IllegalStateException.class);
		await().untilAsserted(() -> assertThat(this.runtime.closings).contains(CloseReason.HANDLER_ERROR));
		assertThat(server.statistics().requests().failed()).isEqualTo(1);
		assertThat(server.statistics().requests().total()).isEqualTo(3);
	}

	@Test
	void countsARequestAsFailedThatItsHandlerCallsFailed() throws IOException {
		SpServer server = this.runtime.start((request, response) -> response.reply("no").failed());
		try (LineClient client = new LineClient(server)) {
			assertThat(client.ask("1")).isEqualTo("no");
			assertThat(client.ask("2")).isEqualTo("no");
		}
		await().until(() -> server.statistics().requests().failed() == 2);
		assertThat(server.statistics().requests().total()).isEqualTo(2);
	}

	@Test
	void closesASessionWhoseMessageIsTooLargeWithAnError() throws IOException {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()),
				(options) -> options.maxMessageSize(10));
		try (LineClient client = new LineClient(server)) {
			client.send("short\n" + "x".repeat(100_000) + "\n");
			assertThat(client.rest()).isEqualTo("short\r\nMessage too large: the limit is 10 bytes.\r\n");
		}
		assertThat(this.runtime.closings).containsExactly(CloseReason.PROTOCOL_ERROR);
	}

	@Test
	void timesOutIdleSessionsAndLetsTheHandlerSayGoodbye() throws IOException {
		SpServer server = this.runtime.start(new Handler() {

			@Override
			public void received(Request request, Response response) {
				response.reply(request.text());
			}

			@Override
			public void timedOut(Session session, Response response) {
				response.reply("bye");
			}

		}, (options) -> options.timeout(Duration.ofMillis(50)));
		try (LineClient client = new LineClient(server)) {
			client.send("half a li");
			assertThat(client.rest()).isEqualTo("bye\r\n");
		}
		assertThat(this.runtime.closings).containsExactly(CloseReason.TIMEOUT);
	}

	@Test
	void doesNotTimeOutASessionWhoseHandlerWorks() throws IOException {
		CountDownLatch timedOut = new CountDownLatch(1);
		SpServer server = this.runtime.start(this::block, (options) -> options.timeout(Duration.ofMillis(20)));
		SpServer other = this.runtime.start(new Handler() {

			@Override
			public void received(Request request, Response response) {
			}

			@Override
			public void timedOut(Session session, Response response) {
				timedOut.countDown();
			}

		}, (options) -> options.timeout(Duration.ofMillis(200)));
		try (LineClient client = new LineClient(server); LineClient idle = new LineClient(other)) {
			client.send("x\n");
			assertThat(idle.rest()).isEmpty();
			assertThat(timedOut.getCount()).isZero();
			this.release.countDown();
			assertThat(client.line()).isEqualTo("x");
		}
	}

	@Test
	void closesASessionWhosePeerDoesNotRead() throws IOException {
		byte[] block = new byte[64 * 1024];
		SpServer server = this.runtime.start((request, response) -> {
			for (int i = 0; i < 1000; i++) {
				response.reply(Message.bytes(block));
			}
		}, (options) -> options.maxPendingOutput(256 * 1024));
		try (LineClient client = new LineClient(server)) {
			client.send("flood me\n");
			await().untilAsserted(() -> assertThat(this.runtime.closings).containsExactly(CloseReason.SLOW_READER));
		}
	}

	@Test
	void timesOutAPeerThatStopsReading() throws IOException {
		byte[] block = new byte[16 * 1024 * 1024];
		SpServer server = this.runtime.start((request, response) -> response.reply(Message.bytes(block)),
				(options) -> options.timeout(Duration.ofMillis(100)));
		try (LineClient client = new LineClient(server)) {
			client.send("more than fits\n");
			await().untilAsserted(() -> assertThat(this.runtime.closings).containsExactly(CloseReason.SLOW_READER));
		}
	}

	@Test
	void noticesPeersThatVanish() throws IOException {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()));
		LineClient client = new LineClient(server);
		assertThat(client.ask("here")).isEqualTo("here");
		client.vanish();
		await().until(() -> this.runtime.sessions().count() == 0);
		assertThat(this.runtime.closings).containsExactly(CloseReason.IO_ERROR);
	}

	@Test
	void finishesWhatHasArrivedWhenItStops() throws Exception {
		AtomicInteger handled = new AtomicInteger();
		SpServer server = this.runtime.start((request, response) -> {
			this.release.await();
			handled.incrementAndGet();
			response.reply(request.text());
		});
		try (LineClient client = new LineClient(server)) {
			client.send("x\n".repeat(100));
			await().until(() -> server.statistics().bytes().read() == 200);
			CompletableFuture<Boolean> stopped = server.stop(Duration.ofSeconds(10));
			assertThat(server.state()).isEqualTo(ServerState.STOPPING);
			assertThat(server.stop(Duration.ofSeconds(1))).isSameAs(stopped);
			this.release.countDown();
			assertThat(client.rest()).isEqualTo("x\r\n".repeat(100));
			client.close();
			assertThat(stopped.get(10, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(handled).hasValue(100);
		assertThat(server.state()).isEqualTo(ServerState.STOPPED);
		assertThat(this.runtime.closings).containsExactly(CloseReason.SHUTDOWN);
	}

	@Test
	void stopsInTimeThoughAHandlerNeverReturns() throws Exception {
		SpServer server = this.runtime.start(this::block);
		try (LineClient client = new LineClient(server)) {
			client.send("x\n");
			await().until(() -> server.statistics().requests().active() == 1);
			assertThat(server.stop(Duration.ofMillis(50)).get(10, TimeUnit.SECONDS)).isFalse();
			assertThat(client.rest()).isEmpty();
		}
	}

	@Test
	void canBeStartedAgain() throws Exception {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()));
		try (LineClient client = new LineClient(server)) {
			assertThat(client.ask("1")).isEqualTo("1");
		}
		assertThat(this.runtime.stop(server)).isTrue();
		assertThat(server.localAddress()).isNull();
		server.start();
		try (LineClient client = new LineClient(server)) {
			assertThat(client.ask("2")).isEqualTo("2");
		}
		assertThat(server.statistics().connections().accepted()).isEqualTo(2);
	}

	@Test
	void saysThatItsAddressIsInUse() throws IOException {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()));
		ServerOptions taken = ServerOptions.builder("second", Protocols.line())
			.address((InetSocketAddress) Objects.requireNonNull(server.localAddress()))
			.build();
		SpServer second = this.runtime.runtime.create(taken, (session) -> this::block, null);
		assertThatExceptionOfType(IOException.class).isThrownBy(second::start);
		assertThat(second.state()).isEqualTo(ServerState.NEW);
	}

	@Test
	void leavesNoThreadBehind() throws Exception {
		SpServer server = this.runtime.start(this::block);
		try (LineClient client = new LineClient(server)) {
			client.send("x\n");
			await().until(() -> server.statistics().requests().active() == 1);
			this.runtime.close();
		}
		await().until(() -> Thread.getAllStackTraces()
			.keySet()
			.stream()
			.noneMatch((thread) -> thread.getName().startsWith("spserver-")));
	}

}
