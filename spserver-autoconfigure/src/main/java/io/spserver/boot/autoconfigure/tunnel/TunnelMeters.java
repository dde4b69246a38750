package io.spserver.boot.autoconfigure.tunnel;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.spserver.protocol.tunnel.TargetStatus;
import io.spserver.protocol.tunnel.TunnelProtocol;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;

/**
 * Meters of tunnels, which read what the tunnels count themselves. Each has the tag
 * {@code server}, and most {@code target}, the target's name.
 * <ul>
 * <li>{@code spserver.tunnel.connections}: gauge, tunnels that lead to a target</li>
 * <li>{@code spserver.tunnel.connects}: timer of connections that were opened, TLS
 * included</li>
 * <li>{@code spserver.tunnel.connects.failed}: counter</li>
 * <li>{@code spserver.tunnel.bytes}: counter, tag {@code direction} ({@code to-target} or
 * {@code from-target})</li>
 * <li>{@code spserver.tunnel.targets.up}: gauge, 1 or 0</li>
 * <li>{@code spserver.tunnel.denied}: counter of clients that were turned away for the
 * names in their certificates, without a target</li>
 * </ul>
 */
final class TunnelMeters implements MeterBinder {

	private static final String PREFIX = "spserver.tunnel.";

	private final SpServerRuntime runtime;

	TunnelMeters(SpServerRuntime runtime) {
		this.runtime = runtime;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (SpServer server : this.runtime.servers()) {
			if (server.options().protocol() instanceof TunnelProtocol tunnel) {
				Tags tags = Tags.of("server", server.name());
				FunctionCounter.builder(PREFIX + "denied", tunnel, TunnelProtocol::deniedClients)
					.tags(tags)
					.baseUnit("connections")
					.description("Clients that were turned away for the names in their certificates")
					.register(registry);
				tunnel.targets().forEach((target) -> bind(target, tags.and("target", target.name()), registry));
			}
		}
	}

	private static void bind(TargetStatus target, Tags tags, MeterRegistry registry) {
		Gauge.builder(PREFIX + "connections", target, TargetStatus::connections)
			.tags(tags)
			.baseUnit("connections")
			.description("Tunnels that lead to the target")
			.register(registry);
		Gauge.builder(PREFIX + "targets.up", target, (status) -> (status.isUp()) ? 1 : 0)
			.tags(tags)
			.description("Whether the target is up")
			.register(registry);
		FunctionTimer
			.builder(PREFIX + "connects", target, TargetStatus::connected, TargetStatus::connectNanos,
					TimeUnit.NANOSECONDS)
			.tags(tags)
			.description("Time to connect to the target")
			.register(registry);
		FunctionCounter.builder(PREFIX + "connects.failed", target, TargetStatus::failed)
			.tags(tags)
			.baseUnit("connections")
			.description("Connections to the target that could not be opened")
			.register(registry);
		bytes(FunctionCounter.builder(PREFIX + "bytes", target, TargetStatus::bytesToTarget), tags, "to-target",
				registry);
		bytes(FunctionCounter.builder(PREFIX + "bytes", target, TargetStatus::bytesFromTarget), tags, "from-target",
				registry);
	}

	private static void bytes(FunctionCounter.Builder<TargetStatus> counter, Tags tags, String direction,
			MeterRegistry registry) {
		counter.tags(tags.and("direction", direction))
			.baseUnit("bytes")
			.description("Bytes that tunnels carried")
			.register(registry);
	}

}
