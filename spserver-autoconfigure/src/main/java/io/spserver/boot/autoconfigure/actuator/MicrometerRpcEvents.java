package io.spserver.boot.autoconfigure.actuator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.spserver.protocol.rpc.RpcEvents;
import io.spserver.protocol.rpc.RpcOutcome;

/**
 * Times remote calls as {@code spserver.rpc}. There are as many timers as registered
 * methods have outcomes. Called by any worker thread.
 */
final class MicrometerRpcEvents implements RpcEvents {

	private final MeterRegistry registry;

	private final String server;

	private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

	MicrometerRpcEvents(MeterRegistry registry, String server) {
		this.registry = registry;
		this.server = server;
	}

	@Override
	public void called(String method, RpcOutcome outcome, long nanos) {
		this.timers.computeIfAbsent(new Key(method, outcome), this::timer).record(nanos, TimeUnit.NANOSECONDS);
	}

	private Timer timer(Key key) {
		return Timer.builder("spserver.rpc")
			.description("Remote calls")
			.tag("server", this.server)
			.tag("method", key.method())
			.tag("outcome", key.outcome().tag())
			.register(this.registry);
	}

	private record Key(String method, RpcOutcome outcome) {
	}

}
