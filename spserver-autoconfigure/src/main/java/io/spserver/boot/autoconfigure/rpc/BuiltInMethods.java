package io.spserver.boot.autoconfigure.rpc;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import io.spserver.boot.SpServerPropertyNames;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.rpc.RpcCall;
import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcInterceptor;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcParameter;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * The methods {@code server.*} of the admin server. They are for callers who are known,
 * and for those on this machine.
 */
final class BuiltInMethods implements RpcInterceptorFactory, RpcInterceptor {

	private static final Type OBJECT = ResolvableType.forClassWithGenerics(Map.class, String.class, Object.class)
		.getType();

	private static final RpcParameter SERVER = new RpcParameter("server", String.class, true)
		.withDescription("the name of a server");

	private static final Set<String> READING = Set.of("list", "stats", "sessions");

	/** Any name, and a number that fits. */
	private static final String SESSION_ID = "^.+#[0-9]{1,18}$";

	private final List<RpcMethod> methods = new ArrayList<>();

	BuiltInMethods(ServerMethods servers) {
		RpcParameter server = SERVER.withConstraints(() -> Map.of("enum", servers.names()));
		Supplier<Map<String, ?>> observable = () -> Map.of("enum", servers.observable());
		add("list", ResolvableType.forClassWithGenerics(List.class, ResolvableType.forType(OBJECT)).getType(),
				"Lists the servers and their states.", List.of(), (arguments) -> servers.list());
		add("stats", OBJECT, "Tells the statistics of a server, or of all.",
				List.of(optional("server", String.class, "the name of a server or client").withConstraints(observable)),
				(arguments) -> servers.stats((String) arguments[0]));
		add("sessions", OBJECT, "Lists the open sessions of a server.", List.of(SERVER.withConstraints(observable)),
				(arguments) -> servers.sessions(String.valueOf(arguments[0])));
		add("close", boolean.class, "Closes a session; false if there is none of that id.",
				List.of(new RpcParameter("session", String.class, true).withDescription("the id of a session")
					.withConstraints(() -> Map.of("pattern", SESSION_ID))),
				(arguments) -> servers.close(String.valueOf(arguments[0])));
		add("pause", String.class, "Has a server accept no connections; those that are open go on.",
				List.of(SERVER.withConstraints(() -> Map.of("enum", servers.pausable()))),
				(arguments) -> servers.pause(String.valueOf(arguments[0])));
		add("resume", String.class, "Has a server accept connections again.", List.of(server),
				(arguments) -> servers.resume(String.valueOf(arguments[0])));
		add("limits", OBJECT, "Changes limits of a server, those that are given, and tells them.",
				List.of(server, limit("maxConnections", "connections at once", 1, () -> ServerMethods.MOST_CONNECTIONS),
						limit("maxThreads", "handlers at once, 0 for as many as there are threads", 0,
								servers::mostThreads),
						limit("requestQueueSize", "connections that wait", 1, () -> ServerMethods.MOST_CONNECTIONS)),
				(arguments) -> servers.limits(String.valueOf(arguments[0]), (Integer) arguments[1],
						(Integer) arguments[2], (Integer) arguments[3]));
	}

	private static RpcParameter optional(String name, Type type, String description) {
		return new RpcParameter(name, type, false).withDescription(description);
	}

	private static RpcParameter limit(String name, String description, int least, IntSupplier most) {
		return optional(name, Integer.class, description)
			.withConstraints(() -> Map.of("minimum", least, "maximum", most.getAsInt()));
	}

	private void add(String name, Type result, String description, List<RpcParameter> parameters,
			RpcMethod.Invoker invoker) {
		this.methods.add(RpcMethod.builder("server." + name, invoker)
			.parameters(parameters)
			.resultType(result)
			.description(description)
			.readOnly(READING.contains(name))
			.build());
	}

	/**
	 * Adds these methods to those of an application, whose own win.
	 * @param present the application's methods
	 * @return all of them
	 */
	RpcMethods addTo(RpcMethods present) {
		RpcMethods.Builder all = RpcMethods.builder().add(present);
		this.methods.stream().filter((method) -> present.find(method.name()) == null).forEach(all::add);
		return all.build();
	}

	@Override
	public @Nullable RpcInterceptor create(String server) {
		return (SpServerPropertyNames.ADMIN.equals(server)) ? this : null;
	}

	@Override
	public @Nullable Object intercept(RpcCall call, Chain next) throws Exception {
		if (this.methods.contains(call.method())) {
			HttpRequest request = call.caller().request();
			boolean known = request != null && request.principal() != null;
			if (!known && !call.caller().isLoopback()) {
				throw RpcErrors.denied("this method is for users who have logged in");
			}
		}
		return next.proceed(call);
	}

}
