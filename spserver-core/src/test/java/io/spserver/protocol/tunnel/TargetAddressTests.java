package io.spserver.protocol.tunnel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.spserver.Decoder;
import io.spserver.ServerOptions;
import io.spserver.SocketOptions;
import io.spserver.async.Transport;
import io.spserver.connection.Connection;
import io.spserver.connection.ConnectionProtocol;
import io.spserver.connection.Outbound;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Targets whose host has several addresses.
 */
class TargetAddressTests {

	private static final InetSocketAddress TARGET = InetSocketAddress.createUnresolved("target.example", 1);

	private final SpServerRuntime runtime = new SpServerRuntime(new RuntimeOptions(Transport.NIO, 1, 8, false),
			List.of());

	/** What is found when the target's host is looked up. */
	private final List<SocketAddress> addresses = new CopyOnWriteArrayList<>();

	private @Nullable SocketAddress connectedWithItself;

	private final List<Channel> opened = new CopyOnWriteArrayList<>();

	@AfterEach
	void closeRuntime() {
		this.runtime.close();
	}

	private TunnelProtocol tunnel(Duration timeout) {
		return new TunnelProtocol(
				TunnelOptions.builder().target(TunnelTarget.of("many", TARGET)).connectTimeout(timeout).build());
	}

	private Peer connect(TunnelProtocol tunnel) throws IOException {
		SpServer server = this.runtime.create(ServerOptions.builder("tunnel", new Resolved(tunnel, this)).build(),
				TunnelProtocol.noHandlers(), null);
		server.start();
		return Peer.connect((InetSocketAddress) Objects.requireNonNull(server.localAddress()));
	}

	private static SocketAddress addressOf(TestTarget target) {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port());
	}

	private static void expectEcho(Peer client, TestTarget target) throws IOException {
		try (Peer played = target.accept()) {
			client.send("x");
			played.expect("x").send("y");
			client.expect("y");
		}
	}

	@Test
	void goesOnToTheNextAddressWhenOneRefuses() throws IOException {
		try (TestTarget dead = new TestTarget("dead"); TestTarget alive = new TestTarget("alive")) {
			this.addresses.addAll(List.of(addressOf(dead), addressOf(alive)));
			dead.close();
			TunnelProtocol tunnel = tunnel(Duration.ofSeconds(20));
			try (Peer client = connect(tunnel)) {
				expectEcho(client, alive);
			}
			assertThat(tunnel.targets().get(0).failed()).isZero();
			assertThat(tunnel.targets().get(0).connected()).isEqualTo(1);
		}
	}

	@Test
	void goesOnToTheNextAddressWhenOneDoesNotAnswer() throws IOException {
		List<Socket> waiting = new ArrayList<>();
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				TestTarget alive = new TestTarget("alive")) {
			TargetChoiceTests.fill(full, waiting);
			this.addresses.addAll(List.of(full.getLocalSocketAddress(), addressOf(alive)));
			TunnelProtocol tunnel = tunnel(Duration.ofSeconds(4));
			try (Peer client = connect(tunnel)) {
				expectEcho(client, alive);
			}
			assertThat(tunnel.targets().get(0).connected()).isEqualTo(1);
			Awaitility.await().until(() -> this.opened.stream().noneMatch(Channel::isOpen));
		}
		finally {
			for (Socket socket : waiting) {
				socket.close();
			}
		}
	}

	@Test
	void failsOnceWhenNoAddressIsThere() throws IOException {
		try (TestTarget one = new TestTarget("one"); TestTarget two = new TestTarget("two")) {
			this.addresses.addAll(List.of(addressOf(one), addressOf(two)));
			one.close();
			two.close();
			TunnelProtocol tunnel = tunnel(Duration.ofSeconds(20));
			try (Peer client = connect(tunnel)) {
				client.expectReset();
			}
			assertThat(this.opened).hasSize(2);
			assertThat(tunnel.targets().get(0).failed()).isEqualTo(1);
		}
	}

	@Test
	void hostWithoutAddressIsNoTarget() throws IOException {
		TunnelProtocol tunnel = tunnel(Duration.ofSeconds(20));
		try (Peer client = connect(tunnel)) {
			client.expectReset();
		}
		assertThat(tunnel.targets().get(0).failed()).isEqualTo(1);
	}

	@Test
	void socketThatIsConnectedWithItselfIsNoTarget() throws IOException {
		try (TestTarget nobody = new TestTarget("nobody"); TestTarget alive = new TestTarget("alive")) {
			this.addresses.addAll(List.of(addressOf(nobody), addressOf(alive)));
			this.connectedWithItself = addressOf(nobody);
			nobody.close();
			TunnelProtocol tunnel = tunnel(Duration.ofSeconds(20));
			try (Peer client = connect(tunnel)) {
				expectEcho(client, alive);
			}
			assertThat(this.opened).hasSize(2);
		}
	}

	/**
	 * A tunnel for whose target a test knows the addresses.
	 *
	 * @param tunnel the tunnel
	 * @param test the test
	 */
	private record Resolved(TunnelProtocol tunnel, TargetAddressTests test) implements ConnectionProtocol {

		@Override
		public String name() {
			return this.tunnel.name();
		}

		@Override
		public Decoder newDecoder(ServerOptions options) {
			return this.tunnel.newDecoder(options);
		}

		@Override
		public void started(Outbound outbound, ServerOptions options) {
			this.tunnel.started(new Known(outbound, this.test), options);
		}

		@Override
		public void begin(Connection connection) {
			this.tunnel.begin(connection);
		}

	}

	/**
	 * A way to other peers that knows where they are.
	 *
	 * @param outbound opens the connections
	 * @param test says where they are
	 */
	private record Known(Outbound outbound, TargetAddressTests test) implements Outbound {

		@Override
		public EventLoop nextLoop() {
			return this.outbound.nextLoop();
		}

		@Override
		public CompletableFuture<List<SocketAddress>> lookUp(SocketAddress peer, EventLoop loop) {
			assertThat(peer).isEqualTo(TARGET);
			return CompletableFuture.completedFuture(List.copyOf(this.test.addresses));
		}

		@Override
		public ChannelFuture connect(SocketAddress peer, EventLoop loop, Duration timeout, SocketOptions sockets,
				ChannelHandler handler) {
			ChannelFuture connecting = (peer.equals(this.test.connectedWithItself))
					? connectWithItself(peer, loop, handler)
					: this.outbound.connect(peer, loop, timeout, sockets, handler);
			this.test.opened.add(connecting.channel());
			return connecting;
		}

		private static ChannelFuture connectWithItself(SocketAddress peer, EventLoop loop, ChannelHandler handler) {
			return new Bootstrap().group(loop)
				.channel(NioSocketChannel.class)
				.option(ChannelOption.SO_REUSEADDR, true)
				.handler(handler)
				.connect(peer, peer);
		}

		@Override
		public Executor handshakes() {
			return this.outbound.handshakes();
		}

	}

}
