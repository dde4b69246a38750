package io.spserver.server;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.spserver.Client;
import io.spserver.ClientListener;
import io.spserver.ClientOptions;
import io.spserver.ClientOptions.KeepAlive;
import io.spserver.ClientOptions.Reconnect;
import io.spserver.CloseReason;
import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Clients that keep a connection, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class ClientTests extends PatternTest implements ClientListener {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Reconnect SOON = new Reconnect(Duration.ofMillis(5), Duration.ofMillis(20), 2, 0.2);

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	ClientTests(Pattern pattern) {
		super(pattern);
	}

	@Override
	public void connected(Client client, Session session) {
		this.events.add("connected");
	}

	@Override
	public void disconnected(Client client, CloseReason reason) {
		this.events.add(reason.tag());
	}

	@Override
	public void failed(Client client, Throwable cause) {
		this.events.add("failed");
	}

	private void hear(Request request, Response response) {
		this.heard.add(request.text());
	}

	private static String next(BlockingQueue<String> queue) throws InterruptedException {
		return String.valueOf(queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
	}

	private static <T> T join(CompletableFuture<T> future) {
		return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
	}

	private SpClient client(ClientOptions options) {
		ServerOptions server = this.runtime.outbound("client-").build();
		return this.runtime.runtime.createClient(server, (session) -> this::hear, options, this);
	}

	private static ClientOptions to(SocketAddress address) {
		return ClientOptions.to(address).withReconnect(SOON);
	}

	/** Has an address, but does not listen. */
	private static Socket nobody() throws Exception {
		Socket socket = new Socket();
		socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		return socket;
	}

	private static ServerSocket listen() throws Exception {
		ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		socket.setSoTimeout((int) PATIENCE.toMillis());
		return socket;
	}

	@Test
	void connectsAndReceives() throws Exception {
		SpServer server = this.runtime.start((request, response) -> response.reply("echo " + request.text()));
		SpClient client = client(to(Objects.requireNonNull(server.localAddress())));
		assertThat(client.isConnected()).isFalse();
		client.start();
		join(client.connect()).send("a");
		assertThat(next(this.heard)).isEqualTo("echo a");
		assertThat(next(this.events)).isEqualTo("connected");
		assertThat(client.session()).isPresent();
		assertThat(client.statistics().connections().active()).isOne();
		assertThat(join(client.stop(PATIENCE))).isTrue();
		assertThat(client.isConnected()).isFalse();
		assertThat(client.state()).isEqualTo(ServerState.STOPPED);
	}

	@Test
	void goesOnTryingUntilTheServerAppears() throws Exception {
		InetSocketAddress address;
		try (Socket nobody = nobody()) {
			address = (InetSocketAddress) nobody.getLocalSocketAddress();
			SpClient client = client(to(address));
			client.start();
			assertThat(next(this.events)).isEqualTo("failed");
			assertThat(next(this.events)).isEqualTo("failed");
			assertThat(client.lastFailure()).isInstanceOf(ConnectException.class);
		}
		try (ServerSocket socket = new ServerSocket(address.getPort(), 50, address.getAddress())) {
			socket.setSoTimeout((int) PATIENCE.toMillis());
			try (Socket accepted = socket.accept()) {
				accepted.getOutputStream().write('\n');
				assertThat(next(this.heard)).isEmpty();
			}
		}
		assertThat(this.events).contains("connected");
	}

	@Test
	void connectsAgainWhenTheConnectionIsLost() throws Exception {
		try (ServerSocket socket = listen()) {
			client(to(socket.getLocalSocketAddress())).start();
			for (int i = 0; i < 3; i++) {
				try (Socket accepted = socket.accept()) {
					assertThat(next(this.events)).isEqualTo("connected");
					accepted.shutdownOutput();
					assertThat(next(this.events)).isEqualTo("peer");
				}
			}
		}
	}

	@Test
	void silentServerIsGivenUp() throws Exception {
		KeepAlive keepAlive = new KeepAlive(Message.text("ping"), Duration.ofMillis(5), Duration.ofMillis(50));
		try (ServerSocket socket = listen()) {
			client(to(socket.getLocalSocketAddress()).withKeepAlive(keepAlive)).start();
			try (Socket first = socket.accept(); Socket second = socket.accept()) {
				assertThat(new String(first.getInputStream().readNBytes(6), StandardCharsets.UTF_8))
					.isEqualTo("ping\r\n");
				assertThat(next(this.events)).isEqualTo("connected");
				assertThat(next(this.events)).isEqualTo("timeout");
				assertThat(next(this.events)).isEqualTo("connected");
				assertThat(second.isClosed()).isFalse();
			}
		}
	}

	@Test
	void answeringServerIsKept() throws Exception {
		SpServer server = this.runtime.start((request, response) -> response.reply("pong"));
		KeepAlive keepAlive = new KeepAlive(Message.text("ping"), Duration.ofMillis(5), Duration.ofSeconds(10));
		SpClient client = client(to(Objects.requireNonNull(server.localAddress())).withKeepAlive(keepAlive));
		client.start();
		assertThat(next(this.heard)).isEqualTo("pong");
		assertThat(next(this.events)).isEqualTo("connected");
		assertThat(this.events).isEmpty();
	}

	@Test
	void stopsWhileItConnectsAgain() throws Exception {
		Socket nobody = nobody();
		SpClient client = client(to(nobody.getLocalSocketAddress()));
		client.start();
		assertThat(next(this.events)).isEqualTo("failed");
		CompletableFuture<Session> waiting = client.connect();
		assertThat(join(client.stop(PATIENCE))).isTrue();
		nobody.close();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> join(waiting));
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> join(client.connect()))
			.withCauseInstanceOf(RejectedExecutionException.class);
		assertThat(client.statistics().connections().active()).isZero();
	}

	@Test
	void canBeStartedAgain() throws Exception {
		SpServer server = this.runtime.start((request, response) -> response.reply("echo " + request.text()));
		SpClient client = client(to(Objects.requireNonNull(server.localAddress())));
		client.start();
		join(client.connect());
		join(client.stop(PATIENCE));
		client.start();
		join(client.connect()).send("again");
		assertThat(next(this.heard)).isEqualTo("echo again");
	}

	@Test
	void connectsOnDemandOnly() throws Exception {
		try (ServerSocket socket = listen()) {
			SpClient client = client(to(socket.getLocalSocketAddress()).connectingOnDemand());
			client.start();
			CompletableFuture<Session> opened = client.connect();
			socket.accept().close();
			join(opened);
			assertThat(next(this.events)).isEqualTo("connected");
			assertThat(next(this.events)).isEqualTo("peer");
			CompletableFuture<Session> again = client.connect();
			socket.accept().close();
			assertThat(join(again)).isNotSameAs(join(opened));
		}
	}

	@Test
	void failedDemandIsToldAndMadeAgain() throws Exception {
		try (Socket nobody = nobody()) {
			SpClient client = client(to(nobody.getLocalSocketAddress()).connectingOnDemand());
			client.start();
			for (int i = 0; i < 2; i++) {
				assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> join(client.connect()))
					.withCauseInstanceOf(ConnectException.class);
				assertThat(next(this.events)).isEqualTo("failed");
			}
		}
		assertThat(this.events).isEmpty();
	}

	@Test
	void floodingServerIsHandledInOrder() throws Exception {
		try (ServerSocket socket = listen()) {
			client(to(socket.getLocalSocketAddress())).start();
			try (Socket accepted = socket.accept()) {
				StringBuilder flood = new StringBuilder();
				for (int i = 0; i < 20_000; i++) {
					flood.append(i).append('\n');
				}
				accepted.getOutputStream().write(flood.toString().getBytes(StandardCharsets.UTF_8));
				for (int i = 0; i < 20_000; i++) {
					assertThat(next(this.heard)).isEqualTo(String.valueOf(i));
				}
			}
		}
	}

}
