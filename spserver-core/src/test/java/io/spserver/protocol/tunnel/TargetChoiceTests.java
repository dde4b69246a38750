package io.spserver.protocol.tunnel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which of several targets tunnels lead to, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class TargetChoiceTests extends TunnelTest {

	TargetChoiceTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void takesTargetsInTurn() throws IOException {
		try (TestTarget one = new TestTarget("one"); TestTarget two = new TestTarget("two")) {
			SpServer server = start(one, two);
			for (int i = 0; i < 2; i++) {
				try (Peer first = connect(server).send("a"); Peer playedFirst = one.accept()) {
					playedFirst.expect("a");
				}
				try (Peer second = connect(server).send("b"); Peer playedSecond = two.accept()) {
					playedSecond.expect("b");
				}
			}
			assertThat(status(0).connected()).isEqualTo(2);
			assertThat(status(1).connected()).isEqualTo(2);
		}
	}

	@Test
	void takesTheTargetWithTheFewestConnections() throws IOException {
		try (TestTarget one = new TestTarget("one"); TestTarget two = new TestTarget("two")) {
			SpServer server = start((options) -> options.balancing(Balancing.LEAST_CONNECTIONS), one, two);
			try (Peer a = connect(server).send("a"); Peer playedA = one.accept()) {
				playedA.expect("a");
				try (Peer b = connect(server).send("b"); Peer playedB = two.accept()) {
					playedB.expect("b");
				}
				Awaitility.await().until(() -> status(1).connections() == 0);
				try (Peer c = connect(server).send("c"); Peer playedC = two.accept()) {
					playedC.expect("c");
				}
			}
			assertThat(status(0).connected()).isEqualTo(1);
			assertThat(status(1).connected()).isEqualTo(2);
		}
	}

	@Test
	void goesOnToTheNextTargetWhenOneRefuses() throws IOException {
		try (TestTarget dead = new TestTarget("dead"); TestTarget alive = new TestTarget("alive")) {
			SpServer server = start(dead, alive);
			dead.close();
			for (int i = 0; i < 4; i++) {
				try (Peer client = connect(server).send("x"); Peer played = alive.accept()) {
					played.expect("x").send("y");
					client.expect("y");
				}
			}
			assertThat(status(0).failed()).isPositive();
			assertThat(status(1).connected()).isEqualTo(4);
		}
	}

	@Test
	void goesOnToTheNextTargetWhenOneBreaksBeforeAnythingWasCarried() throws IOException {
		try (TestTarget one = new TestTarget("one"); TestTarget two = new TestTarget("two")) {
			SpServer server = start(one, two);
			try (Peer client = connect(server)) {
				one.accept().vanish();
				try (Peer played = two.accept()) {
					client.send("x");
					played.expect("x").send("y");
					client.expect("y");
				}
			}
			assertThat(status(0).failed()).isEqualTo(1);
		}
	}

	@Test
	void goesOnToTheNextTargetWhenOneDoesNotAnswer() throws IOException {
		List<Socket> waiting = new ArrayList<>();
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				TestTarget alive = new TestTarget("alive")) {
			fill(full, waiting);
			SpServer server = start(
					(options) -> options.connectTimeout(Duration.ofMillis(300))
						.targets(List.of(TunnelTarget.of("full", full.getLocalSocketAddress()), alive.target())),
					new TestTarget[0]);
			try (Peer client = connect(server).send("x"); Peer played = alive.accept()) {
				played.expect("x").send("y");
				client.expect("y");
			}
			assertThat(status(0).failed()).isEqualTo(1);
		}
		finally {
			for (Socket socket : waiting) {
				socket.close();
			}
		}
	}

	/** Connects until the system accepts no more for a server that does not. */
	static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
		try {
			for (int i = 0; i < 16; i++) {
				Socket socket = new Socket();
				waiting.add(socket);
				socket.connect(server.getLocalSocketAddress(), 200);
			}
		}
		catch (IOException ex) {
			// It is full.
		}
	}

	@Test
	void resetsTheClientWhenThereIsNoTarget() throws IOException {
		try (TestTarget dead = new TestTarget("dead")) {
			SpServer server = start((options) -> options.target(new TunnelTarget("nowhere", () -> null)), dead);
			dead.close();
			try (Peer client = connect(server)) {
				client.expectReset();
			}
			assertThat(status(0).failed()).isEqualTo(1);
			assertThat(status(1).failed()).isEqualTo(1);
		}
	}

	@Test
	void looksUpTheHostOfATarget() throws IOException {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start(
					(options) -> options.targets(List
						.of(TunnelTarget.of("named", InetSocketAddress.createUnresolved("localhost", target.port())))),
					new TestTarget[0]);
			try (Peer client = connect(server).send("x"); Peer played = target.accept()) {
				played.expect("x");
				client.close();
				played.expectEnd();
			}
			assertThat(status(0).connected()).isEqualTo(1);
		}
	}

	@Test
	void findsOutWhichTargetsAreThere() throws IOException {
		try (TestTarget one = new TestTarget("one"); TestTarget two = new TestTarget("two")) {
			SpServer server = start((options) -> options.healthCheckInterval(Duration.ofMillis(50)).fall(2).rise(2),
					one, two);
			int port = one.port();
			one.close();
			Awaitility.await().until(() -> !status(0).isUp());
			assertThat(status(1).isUp()).isTrue();
			long failures = status(0).failed();
			try (Peer client = connect(server).send("x")) {
				two.accept().close();
			}
			assertThat(status(0).failed()).isEqualTo(failures);
			try (TestTarget again = new TestTarget("one", port)) {
				Awaitility.await().until(() -> status(0).isUp());
				server.stop(Duration.ZERO).join();
			}
		}
	}

}
