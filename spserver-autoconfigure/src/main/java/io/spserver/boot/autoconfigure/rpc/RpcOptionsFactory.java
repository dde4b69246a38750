package io.spserver.boot.autoconfigure.rpc;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.RpcProperties;
import io.spserver.boot.autoconfigure.ServerProperties;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.protocol.rpc.RpcEvents;
import io.spserver.protocol.rpc.RpcInterceptor;
import io.spserver.protocol.rpc.RpcOptions;
import io.spserver.server.SpServerRuntime;

import org.springframework.util.unit.DataSize;

/**
 * Makes the options of a server's remote calls of properties and beans.
 *
 * @param properties the properties of all servers
 * @param events who hears of calls
 * @param interceptors what stands around calls, the first is the outermost
 * @param runtime has the servers whose threads make calls beside the one with the request
 */
record RpcOptionsFactory(SpServerProperties properties, List<RpcEventsFactory> events,
		List<RpcInterceptorFactory> interceptors, SpServerRuntime runtime) {

	RpcOptions create(String server) {
		RpcProperties rpc = rpc(server);
		List<RpcInterceptor> around = this.interceptors.stream()
			.map((factory) -> factory.create(server))
			.filter(Objects::nonNull)
			.toList();
		RpcOptions.Builder builder = RpcOptions.builder()
			.events(events(server))
			.interceptors(around)
			.maxBatchItems(atLeastOne(server, "max-batch-items", rpc.maxBatchItems()))
			.maxNestingDepth(atLeastOne(server, "max-nesting-depth", rpc.maxNestingDepth()))
			.maxNumberLength(atLeastOne(server, "max-number-length", rpc.maxNumberLength()))
			.batchConcurrency(atLeastOne(server, "batch-concurrency", rpc.batchConcurrency()), executor(server))
			.xmlExtensions(rpc.xmlExtensions());
		DataSize size = rpc.maxBodySize();
		if (size != null) {
			long bytes = Math.min(size.toBytes(), Integer.MAX_VALUE);
			builder.maxBodySize(atLeastOne(server, "max-body-size", (int) bytes));
		}
		return builder.build();
	}

	Executor executor(String server) {
		return new ServerThreads(this.runtime, server);
	}

	int concurrency(String server) {
		return atLeastOne(server, "concurrency", rpc(server).concurrency());
	}

	private RpcProperties rpc(String server) {
		ServerProperties found = this.properties.servers().get(server);
		return (found != null) ? found.rpc() : this.properties.admin().rpc();
	}

	private static int atLeastOne(String server, String key, int value) {
		if (value < 1) {
			throw new InvalidSpServerPropertyException(SpServerPropertyNames.of(server, "rpc." + key), value,
					"It must be at least 1.", "Set it to 1 or more.");
		}
		return value;
	}

	private RpcEvents events(String server) {
		List<RpcEvents> listeners = this.events.stream().map((factory) -> factory.create(server)).toList();
		if (listeners.isEmpty()) {
			return RpcEvents.NONE;
		}
		return (method, outcome, nanos) -> listeners.forEach((listener) -> listener.called(method, outcome, nanos));
	}

}
