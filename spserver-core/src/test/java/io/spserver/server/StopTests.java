package io.spserver.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.Pattern;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.Session;
import io.spserver.codec.Protocols;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The end of servers and of the runtime, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class StopTests extends PatternTest {

	StopTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void tellsInterruptedHandlersThatTheirSessionsAreClosed() throws Exception {
		List<CloseReason> told = new CopyOnWriteArrayList<>();
		SpServer server = this.runtime.start(new Handler() {

			@Override
			public void received(Request request, Response response) throws InterruptedException {
				StopTests.this.release.await();
			}

			@Override
			public void closed(Session session, CloseReason reason) {
				told.add(reason);
			}

		});
		try (LineClient client = new LineClient(server)) {
			client.send("x\n");
			await().until(() -> server.statistics().requests().active() == 1);
			this.runtime.close();
		}
		assertThat(told).hasSize(1);
		assertThat(server.state()).isEqualTo(ServerState.STOPPED);
	}

	@Test
	void goesOnStoppingWhateverCallersDoWithTheResult() throws Exception {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()));
		try (LineClient client = new LineClient(server)) {
			assertThat(client.ask("here")).isEqualTo("here");
			server.stop(Duration.ofSeconds(10)).cancel(true);
			assertThat(client.rest()).isEmpty();
		}
		await().until(() -> server.state() == ServerState.STOPPED);
		server.start();
		assertThat(server.state()).isEqualTo(ServerState.RUNNING);
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
			assertThat(server.stop(Duration.ofSeconds(1))).isNotDone();
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
			await().until(() -> this.blocked.get() == 1);
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

	@RepeatedTest(20)
	void stopsWhileItsPeersLeave() throws Exception {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()));
		List<LineClient> clients = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			clients.add(new LineClient(server));
		}
		await().until(() -> server.statistics().connections().active() == 50);
		CompletableFuture<Void> left = CompletableFuture.runAsync(() -> leave(clients));
		assertThat(this.runtime.stop(server)).isTrue();
		left.join();
	}

	private static void leave(List<LineClient> clients) {
		try {
			for (LineClient client : clients) {
				client.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
			await().until(() -> this.blocked.get() == 1);
			this.runtime.close();
		}
		await().until(() -> Thread.getAllStackTraces()
			.keySet()
			.stream()
			.noneMatch((thread) -> thread.getName().startsWith("spserver-")));
	}

}
