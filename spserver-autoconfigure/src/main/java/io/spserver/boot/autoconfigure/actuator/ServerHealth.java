package io.spserver.boot.autoconfigure.actuator;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Status;

/**
 * How one server is. A server that is busy is up, however full its queue is. It is out of
 * service while it stops, and when it has refused connections for too long: others could
 * serve these, and when a certificate of it has expired. It is down when it does not run,
 * and when it is as good as dead: requests have waited for too long while not one was
 * finished.
 *
 * @param status the status
 * @param details what is known of the server
 */
record ServerHealth(Status status, Map<String, Object> details) {

	/** From how many hundredths of a limit on a server is near it. */
	private static final int NEAR = 90;

	static ServerHealth of(ServerOptions options, ServerStatistics statistics, Duration saturatedAfter,
			@Nullable Instant certificateExpiry) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("state", statistics.state().tag());
		details.put("load", load(statistics, options));
		details.put("connections", statistics.connections().active());
		details.put("maxConnections", options.maxConnections());
		details.put("queued", statistics.requests().queued());
		details.put("requestQueueSize", options.requestQueueSize());
		details.put("active", statistics.requests().active());
		putSeconds(details, "stalledSeconds", statistics.saturation().stalled());
		putSeconds(details, "refusingSeconds", statistics.saturation().refusing());
		Status status = status(statistics, saturatedAfter);
		if (certificateExpiry == null || certificateExpiry.equals(Instant.MAX)) {
			return new ServerHealth(status, details);
		}
		boolean expired = certificateExpiry.isBefore(Instant.now());
		details.put("certificateExpires", certificateExpiry.toString());
		return new ServerHealth((expired && status.equals(Status.UP)) ? Status.OUT_OF_SERVICE : status, details);
	}

	private static Status status(ServerStatistics statistics, Duration saturatedAfter) {
		if (statistics.state() == ServerState.STOPPING) {
			return Status.OUT_OF_SERVICE;
		}
		if (statistics.state() != ServerState.RUNNING || lasts(statistics.saturation().stalled(), saturatedAfter)) {
			return Status.DOWN;
		}
		return lasts(statistics.saturation().refusing(), saturatedAfter) ? Status.OUT_OF_SERVICE : Status.UP;
	}

	private static boolean lasts(Duration length, Duration limit) {
		return !limit.isZero() && length.compareTo(limit) >= 0;
	}

	private static String load(ServerStatistics statistics, ServerOptions options) {
		int connections = statistics.connections().active();
		int queued = statistics.requests().queued();
		if (connections >= options.maxConnections() || queued >= options.requestQueueSize()) {
			return "full";
		}
		boolean near = isNear(connections, options.maxConnections()) || isNear(queued, options.requestQueueSize());
		return (near) ? "high" : "normal";
	}

	private static boolean isNear(int value, int limit) {
		return 100L * value >= (long) NEAR * limit;
	}

	private static void putSeconds(Map<String, Object> details, String name, Duration length) {
		if (!length.isZero()) {
			details.put(name, length.toSeconds());
		}
	}

}
