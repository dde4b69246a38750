package io.spserver.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;

import io.spserver.ClientTls;
import io.spserver.CloseReason;
import io.spserver.ConnectOptions;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.ServerState;
import io.spserver.Session;
import io.spserver.codec.Protocols;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connections that are opened, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class DispatcherTests extends PatternTest {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final SpDispatcher dispatcher = this.runtime
		.dispatcher((options) -> options.maxConnections(2000).requestQueueSize(2000));

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	DispatcherTests(Pattern pattern) {
		super(pattern);
	}

	private static void echo(Request request, Response response) {
		response.reply("echo " + request.text());
	}

	private void hear(Request request, Response response) {
		assertThat(this.runtime.inEventLoop()).isFalse();
		this.heard.add(request.text());
	}

	private String next() throws InterruptedException {
		return String.valueOf(this.heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
	}

	private static SocketAddress address(SpServer server) {
		return Objects.requireNonNull(server.localAddress());
	}

	private CompletableFuture<Session> connect(SocketAddress address, Handler handler) {
		return this.dispatcher.connect(address, Protocols.line(), handler, ConnectOptions.defaults());
	}

	private static <T> T join(CompletableFuture<T> future) {
		return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
	}

	@Test
	void sessionSendsAndItsHandlerReceives() throws Exception {
		SpServer server = this.runtime.start(DispatcherTests::echo);
		Session session = join(connect(address(server), this::hear));
		session.send("one");
		session.send("two");
		assertThat(next()).isEqualTo("echo one");
		assertThat(next()).isEqualTo("echo two");
		assertThat(session.id().server()).isEqualTo(this.dispatcher.name());
		assertThat(session.remoteAddress()).isEqualTo(address(server));
		assertThat(this.dispatcher.sessions()).isOne();
		assertThat(this.runtime.sessions().list(this.dispatcher.name())).containsExactly(session);
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.dispatcher.statistics().requests().total()).isEqualTo(2));
		assertThat(this.dispatcher.statistics().connections().accepted()).isOne();
	}

	@Test
	void pushReachesSessionsOfServersAndDispatchers() throws Exception {
		SpServer server = this.runtime.start(this::hear);
		Session session = join(connect(address(server), this::hear));
		Awaitility.await().until(() -> this.runtime.sessions().count(server.name()) == 1);
		Session accepted = this.runtime.sessions().list(server.name()).get(0);
		this.dispatcher.push(Message.text("news").to(session.id(), accepted.id()));
		assertThat(List.of(next(), next())).containsOnly("news");
	}

	@Test
	void whatOpenedRepliesComesBeforeWhatDependsOnTheSession() throws Exception {
		SpServer server = this.runtime.start(this::hear);
		Handler greeter = new Handler() {

			@Override
			public void opened(Session session, Response response) {
				response.reply("first");
			}

			@Override
			public void received(Request request, Response response) {
			}

		};
		join(connect(address(server), greeter).thenAccept((session) -> session.send("second")));
		assertThat(next()).isEqualTo("first");
		assertThat(next()).isEqualTo("second");
	}

	@Test
	void hostIsLookedUp() throws Exception {
		SpServer server = this.runtime.start(DispatcherTests::echo);
		int port = ((InetSocketAddress) address(server)).getPort();
		join(connect(InetSocketAddress.createUnresolved("localhost", port), this::hear)).send("a");
		assertThat(next()).isEqualTo("echo a");
	}

	@Test
	void connectsToAnAddressThatIsWrittenAsSuch() throws Exception {
		SpServer server = this.runtime.start(DispatcherTests::echo);
		int port = ((InetSocketAddress) address(server)).getPort();
		join(connect(InetSocketAddress.createUnresolved("127.0.0.1", port), this::hear)).send("a");
		assertThat(next()).isEqualTo("echo a");
	}

	@Test
	void unknownHostFails() {
		CompletableFuture<Session> opened = connect(InetSocketAddress.createUnresolved("no.such.host.invalid", 1),
				this::hear);
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> join(opened))
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void refusedConnectionFails() throws Exception {
		try (Socket nobody = new Socket()) {
			nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(() -> join(connect(nobody.getLocalSocketAddress(), this::hear)))
				.withCauseInstanceOf(ConnectException.class);
		}
		assertThat(this.dispatcher.sessions()).isZero();
	}

	@Test
	void handlerThatFailsToOpenFailsTheConnection() throws Exception {
		SpServer server = this.runtime.start(DispatcherTests::echo);
		Handler failing = new Handler() {

			@Override
			public void opened(Session session, Response response) throws Exception {
				throw new IllegalStateException("planned");
			}

			@Override
			public void received(Request request, Response response) {
			}

		};
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> join(connect(address(server), failing)))
			.withCauseInstanceOf(IllegalStateException.class);
		Awaitility.await().until(() -> this.dispatcher.sessions() == 0);
		assertThat(this.runtime.closings).contains(CloseReason.HANDLER_ERROR);
	}

	@Test
	void connectionsAreLimited() throws Exception {
		SpServer server = this.runtime.start(DispatcherTests::echo);
		SpDispatcher limited = this.runtime.dispatcher((options) -> options.maxConnections(1));
		Session session = join(
				limited.connect(address(server), Protocols.line(), this::hear, ConnectOptions.defaults()));
		assertThatExceptionOfType(CompletionException.class).isThrownBy(
				() -> join(limited.connect(address(server), Protocols.line(), this::hear, ConnectOptions.defaults())))
			.withCauseInstanceOf(RejectedExecutionException.class)
			.withMessageContaining("1 connections");
		assertThat(limited.statistics().connections().refused()).isOne();
		session.close();
		Awaitility.await()
			.ignoreExceptions()
			.until(() -> join(limited.connect(address(server), Protocols.line(), this::hear, ConnectOptions.defaults()))
				.isOpen());
	}

	@Test
	void silentPeerOfAHandshakeTimesOut() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			ConnectOptions options = ConnectOptions.defaults()
				.withTls(ClientTls.of(SSLContext.getDefault()))
				.withTimeout(Duration.ofMillis(300));
			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(() -> join(
						this.dispatcher.connect(silent.getLocalSocketAddress(), Protocols.line(), this::hear, options)))
				.withCauseInstanceOf(SocketTimeoutException.class)
				.withMessageContaining("within 300 ms");
		}
	}

	@Test
	void cancelledAttemptLeavesNothing() throws Exception {
		SpServer server = this.runtime.start(DispatcherTests::echo);
		for (int i = 0; i < 50; i++) {
			CompletableFuture<Session> attempt = connect(address(server), this::hear);
			if (!attempt.cancel(false)) {
				join(attempt).close();
			}
		}
		Awaitility.await().until(() -> this.dispatcher.sessions() == 0 && this.runtime.sessions().count() == 0);
		assertThat(join(connect(address(server), this::hear)).isOpen()).isTrue();
	}

	@Test
	void thousandConnectionsAnswer() throws Exception {
		SpServer server = this.runtime.start(DispatcherTests::echo,
				(options) -> options.maxConnections(2000).requestQueueSize(2000));
		List<CompletableFuture<Session>> opened = IntStream.range(0, 1000)
			.mapToObj((i) -> connect(address(server), this::hear))
			.toList();
		for (CompletableFuture<Session> each : opened) {
			join(each).send("x");
		}
		for (int i = 0; i < opened.size(); i++) {
			assertThat(next()).isEqualTo("echo x");
		}
		assertThat(this.dispatcher.sessions()).isEqualTo(1000);
	}

	@Test
	void stopFinishesWhatHasArrived() throws Exception {
		SpServer server = this.runtime.start(DispatcherTests::echo);
		CompletableFuture<Void> received = new CompletableFuture<>();
		Session session = join(connect(address(server), (request, response) -> {
			received.complete(null);
			this.release.await();
			this.heard.add("done");
		}));
		session.send("a");
		join(received);
		CompletableFuture<Boolean> stopped = this.dispatcher.stop(PATIENCE);
		assertThat(this.dispatcher.state()).isEqualTo(ServerState.STOPPING);
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> join(connect(address(server), this::hear)))
			.withCauseInstanceOf(RejectedExecutionException.class);
		this.release.countDown();
		assertThat(join(stopped)).isTrue();
		assertThat(next()).isEqualTo("done");
		assertThat(this.dispatcher.sessions()).isZero();
		this.dispatcher.start();
		assertThat(join(connect(address(server), this::hear)).isOpen()).isTrue();
	}

	@Test
	void stopGivesUpWhatIsBeingOpened() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			ConnectOptions options = ConnectOptions.defaults()
				.withTls(ClientTls.of(SSLContext.getDefault()))
				.withTimeout(Duration.ofMinutes(5));
			CompletableFuture<Session> opened = this.dispatcher.connect(silent.getLocalSocketAddress(),
					Protocols.line(), this::hear, options);
			silent.accept().close();
			assertThat(join(this.dispatcher.stop(PATIENCE))).isTrue();
			assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> join(opened));
		}
	}

	@Test
	void handlerMayConnectAndWait() throws Exception {
		SpServer server = this.runtime.start(DispatcherTests::echo);
		SpServer gateway = this.runtime.start((request, response) -> {
			Session session = join(connect(address(server), this::hear));
			session.send(request.text());
			response.reply("sent");
		});
		try (LineClient client = new LineClient(gateway)) {
			assertThat(client.ask("a")).isEqualTo("sent");
		}
		assertThat(next()).isEqualTo("echo a");
	}

	@Test
	void namesAreUnique() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.runtime.runtime.createDispatcher(this.dispatcher.options()))
			.withMessageContaining(this.dispatcher.name());
	}

}
