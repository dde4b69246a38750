package io.spserver.boot.autoconfigure.actuator;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.spserver.ServerState;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * {@link HealthIndicator} that tells which servers run and how much they have to do: as
 * well as the server that is worst, but out of service while one stops.
 */
final class SpServerHealthIndicator extends AbstractHealthIndicator {

	private final SpServerRuntime runtime;

	private final Duration saturatedAfter;

	SpServerHealthIndicator(SpServerRuntime runtime, Duration saturatedAfter) {
		super("SPServer health check failed");
		this.runtime = runtime;
		this.saturatedAfter = saturatedAfter;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		List<SpServer> servers = this.runtime.servers();
		List<ServerHealth> all = servers.stream()
			.map((server) -> ServerHealth.of(server.options(), server.statistics(), this.saturatedAfter,
					server.certificateExpiry()))
			.toList();
		for (int i = 0; i < all.size(); i++) {
			builder.withDetail(servers.get(i).name(), all.get(i).details());
		}
		boolean stopping = servers.stream().anyMatch((server) -> server.state() == ServerState.STOPPING);
		builder.status((stopping) ? Status.OUT_OF_SERVICE : worst(all));
	}

	private static Status worst(List<ServerHealth> all) {
		return Stream.of(Status.DOWN, Status.OUT_OF_SERVICE)
			.filter((status) -> all.stream().anyMatch((health) -> health.status().equals(status)))
			.findFirst()
			.orElse(Status.UP);
	}

}
