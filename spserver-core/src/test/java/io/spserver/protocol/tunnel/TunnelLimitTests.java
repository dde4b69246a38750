package io.spserver.protocol.tunnel;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.spserver.CloseReason;
import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much and how long tunnels may hold, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class TunnelLimitTests extends TunnelTest {

	/** What a socket may take in these tests, in each direction. */
	private static final int SOCKET_BUFFER = 64 * 1024;

	/** Much more than a tunnel and its four socket buffers may hold. */
	private static final int FLOOD = 64 * 1024 * 1024;

	TunnelLimitTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void floodingTargetIsHeldBackWhileTheClientDoesNotRead() throws Exception {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start(target);
			try (Peer client = slowReader(server); Peer played = target.accept()) {
				CompletableFuture<Integer> flood = flood(played);
				long carried = steady(() -> status(0).bytesFromTarget());
				assertThat(carried).isLessThan(FLOOD / 2);
				assertThat(flood).isNotDone();
				assertThat(client.rest()).hasSize(FLOOD);
				assertThat(flood.get(10, TimeUnit.SECONDS)).isEqualTo(FLOOD);
			}
		}
	}

	@Test
	void floodingClientIsHeldBackWhileTheTargetDoesNotRead() throws Exception {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start(target);
			try (Peer client = connect(server); Peer played = target.accept()) {
				CompletableFuture<Integer> flood = flood(client);
				long carried = steady(() -> status(0).bytesToTarget());
				assertThat(carried).isLessThan(FLOOD / 2);
				assertThat(played.rest()).hasSize(FLOOD);
				assertThat(flood.get(10, TimeUnit.SECONDS)).isEqualTo(FLOOD);
			}
		}
	}

	/** A client with small buffers, so that the tunnel's are soon full. */
	private static Peer slowReader(SpServer server) throws IOException {
		Socket socket = new Socket();
		socket.setReceiveBufferSize(SOCKET_BUFFER);
		return connect(server, socket);
	}

	private static CompletableFuture<Integer> flood(Peer from) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				byte[] part = new byte[64 * 1024];
				for (int i = 0; i < FLOOD; i += part.length) {
					from.send(part);
				}
				from.endOutput();
				return FLOOD;
			}
			catch (IOException ex) {
				return 0;
			}
		});
	}

	/** Waits until a number has stopped to change. */
	private static long steady(Callable<Long> number) {
		long[] last = { -1 };
		Awaitility.await()
			.pollInterval(Duration.ofMillis(200))
			.atMost(Duration.ofSeconds(30))
			.until(() -> last[0] == (last[0] = number.call()));
		return last[0];
	}

	@Test
	void closesTunnelsThatCarryNothing() throws IOException {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start((options) -> options, (options) -> options.timeout(Duration.ofMillis(300)), null,
					target);
			try (Peer client = connect(server); Peer played = target.accept()) {
				client.send("x");
				played.expect("x");
				client.expectEnd();
				played.expectEnd();
			}
			Awaitility.await().untilAsserted(() -> assertThat(this.closings).containsExactly(CloseReason.TIMEOUT));
		}
	}

	@Test
	void closesHalfClosedTunnelsThatCarryNothingSooner() throws IOException {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start((options) -> options.halfClosedTimeout(Duration.ofMillis(300)), target);
			try (Peer client = connect(server).send("x").endOutput(); Peer played = target.accept()) {
				played.expect("x").expectEnd();
				client.expectEnd();
			}
			Awaitility.await().untilAsserted(() -> assertThat(this.closings).containsExactly(CloseReason.TIMEOUT));
		}
	}

	@Test
	void closesTunnelsThatHaveBeenOpenForTooLongWhateverTheyCarry() throws IOException {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start((options) -> options.maxLifetime(Duration.ofMillis(500)), target);
			try (Peer client = connect(server); Peer played = target.accept()) {
				Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> hasEnded(client, played));
			}
			Awaitility.await().untilAsserted(() -> assertThat(this.closings).containsExactly(CloseReason.TIMEOUT));
		}
	}

	private static boolean hasEnded(Peer client, Peer played) throws IOException {
		try {
			client.send("x");
			return played.socket().getInputStream().read() < 0;
		}
		catch (SocketException ex) {
			return true;
		}
	}

	@Test
	void stopWaitsForTunnelsThatCarrySomething() throws Exception {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start((options) -> options.drainIdle(Duration.ofMillis(500)), target);
			try (Peer client = connect(server); Peer played = target.accept()) {
				client.send("x");
				played.expect("x");
				CompletableFuture<Boolean> stopped = server.stop(Duration.ofSeconds(20));
				for (int i = 0; i < 10; i++) {
					client.send("ping");
					played.expect("ping").send("pong");
					client.expect("pong");
				}
				assertThat(stopped).isNotDone();
				client.expectEnd();
				played.expectEnd();
				client.close();
				assertThat(stopped.get(10, TimeUnit.SECONDS)).isTrue();
			}
			assertThat(this.closings).containsExactly(CloseReason.SHUTDOWN);
		}
	}

	@Test
	void stopThatHasNoTimeLeftClosesWhateverIsCarried() throws Exception {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start((options) -> options.drainIdle(Duration.ofMinutes(1)), target);
			try (Peer client = connect(server); Peer played = target.accept()) {
				client.send("x");
				played.expect("x");
				assertThat(server.stop(Duration.ofMillis(100)).get(10, TimeUnit.SECONDS)).isFalse();
				client.expectEnd();
				played.expectReset();
			}
			server.start();
			try (Peer client = connect(server).send("again"); Peer played = target.accept()) {
				played.expect("again");
				client.send("!");
				played.expect("!");
			}
		}
	}

}
