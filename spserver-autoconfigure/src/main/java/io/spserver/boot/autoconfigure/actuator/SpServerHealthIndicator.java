package io.spserver.boot.autoconfigure.actuator;

import java.util.List;

import io.spserver.ServerState;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} that tells which servers run: up if all do, out of service
 * while one stops, else down.
 */
final class SpServerHealthIndicator extends AbstractHealthIndicator {

	private final SpServerRuntime runtime;

	SpServerHealthIndicator(SpServerRuntime runtime) {
		super("SPServer health check failed");
		this.runtime = runtime;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		List<SpServer> servers = this.runtime.servers();
		List<ServerState> states = servers.stream().map(SpServer::state).toList();
		if (states.stream().allMatch((state) -> state == ServerState.RUNNING)) {
			builder.up();
		}
		else if (states.contains(ServerState.STOPPING)) {
			builder.outOfService();
		}
		else {
			builder.down();
		}
		servers.forEach((server) -> builder.withDetail(server.name(), server.state().tag()));
	}

}
