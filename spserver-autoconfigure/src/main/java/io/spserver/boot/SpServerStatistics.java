package io.spserver.boot;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.spserver.RuntimeStatistics;
import io.spserver.ServerStatistics;
import io.spserver.Session;
import io.spserver.SessionId;
import io.spserver.server.SpClient;
import io.spserver.server.SpDispatcher;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the runtime and its servers, as the statistics of the admin server and
 * the Actuator endpoint show it: maps, lists, numbers and text. Safe for use by any
 * thread.
 */
public final class SpServerStatistics {

	private final SpServerRuntime runtime;

	private final String application;

	/**
	 * Creates statistics.
	 * @param runtime the runtime
	 * @param application the application's name
	 */
	public SpServerStatistics(SpServerRuntime runtime, String application) {
		this.runtime = runtime;
		this.application = application;
	}

	/**
	 * All that is known now.
	 * @return application, uptime in seconds, runtime, servers, and clients if there are
	 * some, with the dispatcher among them
	 */
	public Map<String, Object> all() {
		RuntimeStatistics statistics = this.runtime.statistics();
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("application", this.application);
		all.put("uptime", statistics.uptime().toMillis() / 1000.0);
		all.put("runtime", runtime(statistics));
		all.put("servers", this.runtime.servers().stream().map(this::describe).toList());
		List<Map<String, Object>> outbound = outbound().toList();
		if (!outbound.isEmpty()) {
			all.put("clients", outbound);
		}
		return all;
	}

	/** The dispatchers and the clients. */
	private Stream<Map<String, Object>> outbound() {
		return Stream.concat(this.runtime.dispatchers().stream().map(this::describe),
				this.runtime.clients().stream().map(this::describe));
	}

	/**
	 * What is known of one server or client now.
	 * @param server the name
	 * @return its statistics, {@code null} if there is no such server
	 */
	public @Nullable Map<String, Object> server(String server) {
		return Stream.concat(this.runtime.servers().stream().map(this::describe), outbound())
			.filter((candidate) -> server.equals(candidate.get("name")))
			.findFirst()
			.orElse(null);
	}

	/**
	 * The open sessions of one server or client that have a connection for themselves, or
	 * stand for one; of the latter, how many streams they carry at the moment.
	 * @param server the server's name
	 * @return the server's name and its sessions, {@code null} if there is no such server
	 */
	public @Nullable Map<String, Object> sessions(String server) {
		if (server(server) == null) {
			return null;
		}
		List<Session> open = this.runtime.sessions().list(server);
		Map<SessionId, Long> streams = open.stream()
			.map(Session::carrier)
			.filter(Objects::nonNull)
			.collect(Collectors.groupingBy(Session::id, Collectors.counting()));
		Map<String, Object> sessions = new LinkedHashMap<>();
		sessions.put("server", server);
		sessions.put("sessions",
				open.stream()
					.filter((session) -> session.carrier() == null)
					.map((session) -> describe(session, streams.get(session.id())))
					.toList());
		return sessions;
	}

	private Map<String, Object> runtime(RuntimeStatistics statistics) {
		Map<String, Object> runtime = new LinkedHashMap<>();
		runtime.put("transport", statistics.transport());
		runtime.put("ioThreads", statistics.ioThreads());
		runtime.put("workerThreads", statistics.workerThreads());
		runtime.put("virtualThreads", statistics.virtualThreads());
		runtime.put("threads", statistics.threads());
		runtime.put("busy", statistics.busy());
		return runtime;
	}

	private Map<String, Object> describe(SpServer server) {
		ServerStatistics statistics = server.statistics();
		SocketAddress address = (statistics.address() != null) ? statistics.address() : server.options().address();
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("name", statistics.name());
		described.put("protocol", statistics.protocol());
		described.put("pattern", statistics.pattern().tag());
		described.put("address", host(address));
		if (address instanceof InetSocketAddress inet) {
			described.put("port", inet.getPort());
		}
		describe(statistics, described);
		return described;
	}

	private void describe(ServerStatistics statistics, Map<String, Object> described) {
		described.put("state", statistics.state().tag());
		described.put("connections", connections(statistics.connections()));
		described.put("requests", requests(statistics.requests()));
		described.put("latency", latency(statistics.latency()));
		described.put("bytes", bytes(statistics.bytes()));
		described.put("promotions", statistics.switches().promotions());
		described.put("takeOvers", statistics.switches().takeOvers());
	}

	private Map<String, Object> describe(SpDispatcher dispatcher) {
		ServerStatistics statistics = dispatcher.statistics();
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("name", statistics.name());
		described.put("pattern", statistics.pattern().tag());
		described.put("timers", dispatcher.timers());
		describe(statistics, described);
		return described;
	}

	private Map<String, Object> describe(SpClient client) {
		ServerStatistics statistics = client.statistics();
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("name", statistics.name());
		described.put("protocol", statistics.protocol());
		described.put("pattern", statistics.pattern().tag());
		described.put("connected", client.isConnected());
		client.session()
			.ifPresent((session) -> described.put("remoteAddress", addressAndPort(session.remoteAddress())));
		describe(statistics, described);
		return described;
	}

	private Map<String, Object> connections(ServerStatistics.Connections connections) {
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("active", connections.active());
		described.put("peak", connections.peak());
		described.put("accepted", connections.accepted());
		described.put("refused", connections.refused());
		return described;
	}

	private Map<String, Object> requests(ServerStatistics.Requests requests) {
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("total", requests.total());
		described.put("failed", requests.failed());
		described.put("active", requests.active());
		described.put("queued", requests.queued());
		described.put("perSecond", round(requests.perSecond()));
		return described;
	}

	private Map<String, Object> latency(ServerStatistics.Latency latency) {
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("p50", round(latency.p50()));
		described.put("p99", round(latency.p99()));
		described.put("max", round(latency.max()));
		described.put("handler", round(latency.handler()));
		return described;
	}

	private Map<String, Object> bytes(ServerStatistics.Bytes bytes) {
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("read", bytes.read());
		described.put("written", bytes.written());
		return described;
	}

	private Map<String, Object> describe(Session session, @Nullable Long streams) {
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("id", session.id().toString());
		described.put("remoteAddress", addressAndPort(session.remoteAddress()));
		described.put("openedAt", session.openedAt().toString());
		described.put("requests", session.requests());
		if (streams != null) {
			described.put("streams", streams);
		}
		return described;
	}

	private static String host(SocketAddress address) {
		return (address instanceof InetSocketAddress inet) ? host(inet) : address.toString();
	}

	private static String host(InetSocketAddress address) {
		return (address.getAddress() != null) ? address.getAddress().getHostAddress() : address.getHostString();
	}

	private static String addressAndPort(SocketAddress address) {
		return (address instanceof InetSocketAddress inet) ? host(inet) + ":" + inet.getPort() : address.toString();
	}

	private static double round(double value) {
		return Math.round(value * 1000) / 1000.0;
	}

}
