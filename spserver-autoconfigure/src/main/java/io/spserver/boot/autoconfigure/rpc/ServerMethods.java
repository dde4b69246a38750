package io.spserver.boot.autoconfigure.rpc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.spserver.Dispatcher;
import io.spserver.ServerLimits;
import io.spserver.SessionId;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.SpServerStatistics;
import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.server.SpClient;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import org.jspecify.annotations.Nullable;

/**
 * What an operator can ask and do about servers. Called by any worker thread.
 */
final class ServerMethods {

	/** The largest limit of connections, and of those that wait for a thread. */
	static final int MOST_CONNECTIONS = 1_000_000;

	private final SpServerRuntime runtime;

	private final SpServerStatistics statistics;

	ServerMethods(SpServerRuntime runtime, SpServerStatistics statistics) {
		this.runtime = runtime;
		this.statistics = statistics;
	}

	List<String> names() {
		return this.runtime.servers().stream().map(SpServer::name).toList();
	}

	/**
	 * What has sessions and statistics.
	 * @return the names of servers, dispatchers and clients
	 */
	List<String> observable() {
		Stream<String> outbound = Stream.concat(this.runtime.dispatchers().stream().map(Dispatcher::name),
				this.runtime.clients().stream().map(SpClient::name));
		return Stream.concat(names().stream(), outbound).toList();
	}

	/**
	 * The servers that may be paused.
	 * @return the names of all but the one that the call to resume them comes to
	 */
	List<String> pausable() {
		return names().stream().filter((name) -> !name.equals(SpServerPropertyNames.ADMIN)).toList();
	}

	int mostThreads() {
		return this.runtime.statistics().workerThreads();
	}

	List<Map<String, Object>> list() {
		return this.runtime.servers().stream().map((server) -> {
			Map<String, Object> described = new LinkedHashMap<>();
			described.put("name", server.name());
			described.put("protocol", server.options().protocol().name());
			described.put("pattern", server.options().pattern().tag());
			described.put("state", server.state().tag());
			return described;
		}).toList();
	}

	Map<String, Object> stats(@Nullable String server) {
		return (server != null) ? known(server, this.statistics.server(server)) : this.statistics.all();
	}

	Map<String, Object> sessions(String server) {
		return known(server, this.statistics.sessions(server));
	}

	boolean close(String session) {
		try {
			return this.runtime.sessions().close(SessionId.parse(session));
		}
		catch (IllegalArgumentException ex) {
			throw RpcErrors.invalidParams("'session' must be an id such as echo#1");
		}
	}

	String pause(String server) {
		if (server.equals(SpServerPropertyNames.ADMIN)) {
			throw RpcErrors.invalidParams("the admin server cannot be paused, since nobody could resume it");
		}
		SpServer found = find(server);
		try {
			found.pause();
		}
		catch (IllegalStateException ex) {
			throw notRunning(found);
		}
		return found.state().tag();
	}

	String resume(String server) {
		SpServer found = find(server);
		try {
			found.resume();
		}
		catch (IllegalStateException ex) {
			throw notRunning(found);
		}
		return found.state().tag();
	}

	Map<String, Object> limits(String server, @Nullable Integer maxConnections, @Nullable Integer maxThreads,
			@Nullable Integer requestQueueSize) {
		SpServer found = find(server);
		ServerLimits now = found.limits();
		ServerLimits wanted = new ServerLimits(
				checked("maxConnections", maxConnections, 1, MOST_CONNECTIONS, now.maxConnections()),
				checked("maxThreads", maxThreads, 0, mostThreads(), now.maxThreads()),
				checked("requestQueueSize", requestQueueSize, 1, MOST_CONNECTIONS, now.requestQueueSize()));
		if (!wanted.equals(now)) {
			found.limits(wanted);
		}
		Map<String, Object> limits = new LinkedHashMap<>();
		limits.put("server", server);
		limits.put("maxConnections", wanted.maxConnections());
		limits.put("maxThreads", wanted.maxThreads());
		limits.put("requestQueueSize", wanted.requestQueueSize());
		return limits;
	}

	private static int checked(String name, @Nullable Integer value, int least, int most, int present) {
		if (value == null) {
			return present;
		}
		if (value < least || value > most) {
			throw RpcErrors.invalidParams("'" + name + "' must be between " + least + " and " + most);
		}
		return value;
	}

	private SpServer find(String name) {
		return this.runtime.servers()
			.stream()
			.filter((server) -> server.name().equals(name))
			.findFirst()
			.orElseThrow(() -> unknown(name));
	}

	private static Map<String, Object> known(String server, @Nullable Map<String, Object> found) {
		if (found == null) {
			throw unknown(server);
		}
		return found;
	}

	private static RpcException unknown(String server) {
		return RpcErrors.invalidParams("there is no server '" + server + "'");
	}

	private static RpcException notRunning(SpServer server) {
		return RpcErrors.invalidParams("the server '" + server.name() + "' is " + server.state().tag());
	}

}
