package io.spserver.boot.autoconfigure.actuator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.spserver.ServerState;
import io.spserver.server.SpClient;
import io.spserver.server.SpServerRuntime;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * {@link HealthIndicator} that tells which clients are connected: down while one is not
 * that should be, out of service while they stop. A client that connects on demand is
 * never the cause.
 */
final class SpClientHealthIndicator extends AbstractHealthIndicator {

	private final SpServerRuntime runtime;

	SpClientHealthIndicator(SpServerRuntime runtime) {
		super("SPServer client health check failed");
		this.runtime = runtime;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		List<SpClient> clients = this.runtime.clients();
		clients.forEach((client) -> builder.withDetail(client.name(), details(client)));
		if (clients.stream().anyMatch((client) -> client.state() == ServerState.STOPPING)) {
			builder.status(Status.OUT_OF_SERVICE);
		}
		else {
			builder.status((clients.stream().allMatch(SpClientHealthIndicator::isWell)) ? Status.UP : Status.DOWN);
		}
	}

	private static boolean isWell(SpClient client) {
		return client.state() == ServerState.RUNNING && (client.isConnected() || client.clientOptions().onDemand());
	}

	private static Map<String, Object> details(SpClient client) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("connected", client.isConnected());
		details.put("state", client.state().tag());
		Throwable failure = client.lastFailure();
		if (failure != null) {
			details.put("lastFailure", failure.toString());
		}
		return details;
	}

}
