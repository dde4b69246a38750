package io.spserver.protocol.tunnel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
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
 * What tunnels carry, and how they end, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class TunnelTests extends TunnelTest {

	/** Peers block, so that they must not share the few threads of the common pool. */
	private static final Executor THREAD_EACH = (task) -> new Thread(task, "peer").start();

	TunnelTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void carriesBytesBothWaysAndCountsThem() throws IOException {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start(target);
			try (Peer client = connect(server); Peer played = target.accept()) {
				played.send("220 ready");
				client.expect("220 ready").send("hello");
				played.expect("hello").send("bye");
				client.expect("bye");
				assertThat(status(0).connections()).isEqualTo(1);
				assertThat(status(0).bytesToTarget()).isEqualTo(5);
				assertThat(status(0).bytesFromTarget()).isEqualTo(12);
			}
			Awaitility.await().untilAsserted(() -> {
				assertThat(status(0).connections()).isZero();
				assertThat(server.statistics().connections().active()).isZero();
			});
			assertThat(server.statistics().bytes().read()).isEqualTo(5);
			assertThat(server.statistics().bytes().written()).isEqualTo(12);
			assertThat(server.statistics().requests().total()).isZero();
		}
	}

	@Test
	void carriesWhatArrivedBeforeTheTargetWasReached() throws IOException {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start(target);
			try (Peer client = connect(server).send("early").endOutput(); Peer played = target.accept()) {
				played.expect("early").expectEnd().send("late").endOutput();
				client.expect("late").expectEnd();
			}
			Awaitility.await().untilAsserted(() -> assertThat(this.closings).containsExactly(CloseReason.PEER));
		}
	}

	@Test
	void clientGoesOnWhenTheTargetHasEndedItsSide() throws IOException {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start(target);
			try (Peer client = connect(server); Peer played = target.accept()) {
				played.send("last").endOutput();
				client.expect("last").expectEnd().send("still here");
				played.expect("still here");
				client.endOutput();
				played.expectEnd();
			}
			Awaitility.await().untilAsserted(() -> assertThat(this.closings).containsExactly(CloseReason.PEER));
		}
	}

	@Test
	void keepsEveryByteOfLargeTransfersInBothDirectionsAtOnce() throws Exception {
		byte[] content = new byte[8_000_000];
		ThreadLocalRandom.current().nextBytes(content);
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start(target);
			try (Peer client = connect(server); Peer played = target.accept()) {
				CompletableFuture<Void> upload = send(client, content);
				CompletableFuture<Void> download = send(played, content);
				CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> readAll(played), THREAD_EACH);
				assertThat(Arrays.equals(readAll(client), content)).isTrue();
				assertThat(Arrays.equals(received.get(30, TimeUnit.SECONDS), content)).isTrue();
				CompletableFuture.allOf(upload, download).get(30, TimeUnit.SECONDS);
			}
		}
	}

	private static CompletableFuture<Void> send(Peer peer, byte[] content) {
		return CompletableFuture.runAsync(() -> {
			try {
				peer.send(content).endOutput();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}, THREAD_EACH);
	}

	private static byte[] readAll(Peer peer) {
		try {
			return peer.rest();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void resetOfTheTargetReachesTheClient() throws IOException {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start(target);
			try (Peer client = connect(server); Peer played = target.accept()) {
				client.send("x");
				played.expect("x").vanish();
				client.expectReset();
			}
			Awaitility.await().untilAsserted(() -> assertThat(this.closings).containsExactly(CloseReason.IO_ERROR));
			assertThat(status(0).failed()).isZero();
		}
	}

	@Test
	void resetOfTheClientReachesTheTarget() throws IOException {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start(target);
			try (Peer client = connect(server); Peer played = target.accept()) {
				client.send("x");
				played.expect("x");
				client.vanish();
				played.expectReset();
			}
			Awaitility.await().untilAsserted(() -> assertThat(this.closings).containsExactly(CloseReason.IO_ERROR));
		}
	}

	@Test
	void applicationThatClosesASessionClosesBothSidesAtOnce() throws IOException {
		try (TestTarget target = new TestTarget("a")) {
			SpServer server = start(target);
			try (Peer client = connect(server); Peer played = target.accept()) {
				client.send("x");
				played.expect("x");
				this.runtime.sessions().list("tunnel").forEach((session) -> session.close());
				client.expectEnd();
				played.expectEnd();
			}
			Awaitility.await().untilAsserted(() -> assertThat(this.closings).containsExactly(CloseReason.APPLICATION));
		}
	}

}
