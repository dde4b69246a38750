package io.spserver.boot.autoconfigure.actuator;

import java.time.Duration;
import java.util.Map;

import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;
import io.spserver.ServerStatistics.Bytes;
import io.spserver.ServerStatistics.Connections;
import io.spserver.ServerStatistics.Latency;
import io.spserver.ServerStatistics.Requests;
import io.spserver.ServerStatistics.Saturation;
import io.spserver.ServerStatistics.Switches;
import io.spserver.codec.Protocols;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerHealth}.
 */
class ServerHealthTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final ServerOptions options = ServerOptions.builder("echo", Protocols.line())
		.maxConnections(100)
		.requestQueueSize(10)
		.build();

	@Test
	void isUpWhileItHasNothingToDo() {
		ServerHealth health = health(ServerState.RUNNING, 0, 0, 0, 0);
		assertThat(health.status()).isEqualTo(Status.UP);
		assertThat(health.details()).isEqualTo(Map.of("state", "running", "load", "normal", "connections", 0,
				"maxConnections", 100, "queued", 0, "requestQueueSize", 10, "active", 3));
	}

	@Test
	void isUpHoweverBusyItIs() {
		assertThat(health(ServerState.RUNNING, 100, 10, 0, 0).status()).isEqualTo(Status.UP);
		assertThat(health(ServerState.RUNNING, 100, 10, 0, 0).details()).containsEntry("load", "full");
		assertThat(health(ServerState.RUNNING, 90, 0, 0, 0).details()).containsEntry("load", "high");
		assertThat(health(ServerState.RUNNING, 0, 9, 0, 0).details()).containsEntry("load", "high");
		assertThat(health(ServerState.RUNNING, 89, 8, 0, 0).details()).containsEntry("load", "normal");
	}

	@Test
	void isOutOfServiceWhenItHasRefusedForTooLong() {
		assertThat(health(ServerState.RUNNING, 100, 10, 0, 25).status()).isEqualTo(Status.UP);
		ServerHealth health = health(ServerState.RUNNING, 100, 10, 0, 30);
		assertThat(health.status()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health.details()).containsEntry("refusingSeconds", 30L);
	}

	@Test
	void isDownWhenNothingHasBeenFinishedForTooLong() {
		assertThat(health(ServerState.RUNNING, 5, 1, 25, 0).status()).isEqualTo(Status.UP);
		ServerHealth health = health(ServerState.RUNNING, 5, 1, 30, 30);
		assertThat(health.status()).isEqualTo(Status.DOWN);
		assertThat(health.details()).containsEntry("stalledSeconds", 30L);
	}

	@Test
	void isDownWhenItDoesNotRun() {
		assertThat(health(ServerState.STOPPED, 0, 0, 0, 0).status()).isEqualTo(Status.DOWN);
		assertThat(health(ServerState.STOPPING, 0, 0, 60, 60).status()).isEqualTo(Status.OUT_OF_SERVICE);
	}

	@Test
	void isUpForEverIfThereIsNoLimit() {
		ServerStatistics statistics = statistics(ServerState.RUNNING, 100, 10, 1000, 1000);
		assertThat(ServerHealth.of(this.options, statistics, Duration.ZERO, null).status()).isEqualTo(Status.UP);
	}

	private ServerHealth health(ServerState state, int connections, int queued, int stalled, int refusing) {
		return ServerHealth.of(this.options, statistics(state, connections, queued, stalled, refusing), LIMIT, null);
	}

	private ServerStatistics statistics(ServerState state, int connections, int queued, int stalled, int refusing) {
		return new ServerStatistics("echo", "line", Pattern.HALF_SYNC_HALF_ASYNC, null, state,
				new Connections(connections, 100, 1000, 0), new Requests(5000, 0, 3, queued, 1),
				new Latency(1, 2, 3, 1), new Bytes(0, 0), new Switches(0, 0),
				new Saturation(Duration.ofSeconds(stalled), Duration.ofSeconds(refusing)));
	}

}
