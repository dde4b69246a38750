package io.spserver.boot.autoconfigure.actuator;

import java.util.Map;

import io.spserver.boot.SpServerStatistics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * {@link Endpoint @Endpoint} that shows the statistics of the runtime and its servers.
 */
@Endpoint(id = "spserver")
public final class SpServerEndpoint {

	private final SpServerStatistics statistics;

	/**
	 * Creates an endpoint.
	 * @param statistics what is known
	 */
	public SpServerEndpoint(SpServerStatistics statistics) {
		this.statistics = statistics;
	}

	/**
	 * All that is known now.
	 * @return the statistics of the runtime and of all servers
	 */
	@ReadOperation
	public Map<String, Object> statistics() {
		return this.statistics.all();
	}

	/**
	 * What is known of one server now.
	 * @param server the server's name
	 * @return its statistics, {@code null} if there is no such server
	 */
	@ReadOperation
	public @Nullable Map<String, Object> server(@Selector String server) {
		return this.statistics.server(server);
	}

}
