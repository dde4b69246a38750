package io.spserver.metrics;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.spserver.ServerGauges;

/**
 * Registers meters of one server: its name is the tag {@code server} of each, and all
 * names begin with {@code spserver}.
 */
final class ServerMeters {

	private static final String PREFIX = "spserver.";

	private final MeterRegistry registry;

	private final Tags server;

	ServerMeters(MeterRegistry registry, String server) {
		this.registry = registry;
		this.server = Tags.of("server", server);
	}

	/**
	 * Registers a gauge in the place of one that an earlier server of this name had. The
	 * registry keeps what it reads.
	 * @param name the rest of its name
	 * @param unit its base unit
	 * @param description what it shows
	 * @param gauges where it reads
	 * @param value what it reads
	 */
	void gauge(String name, String unit, String description, ServerGauges gauges,
			ToDoubleFunction<ServerGauges> value) {
		Meter.Id earlier = new Meter.Id(PREFIX + name, this.server, unit, description, Meter.Type.GAUGE);
		this.registry.removeByPreFilterId(earlier);
		Gauge.builder(PREFIX + name, gauges, value)
			.strongReference(true)
			.tags(this.server)
			.baseUnit(unit)
			.description(description)
			.register(this.registry);
	}

	/**
	 * Registers a counter, or finds the one that an earlier server of this name had.
	 * @param name the rest of its name
	 * @param unit its base unit
	 * @param description what it counts
	 * @param tags the keys and values of further tags
	 * @return the counter
	 */
	Counter counter(String name, String unit, String description, String... tags) {
		return Counter.builder(PREFIX + name)
			.tags(this.server.and(tags))
			.baseUnit(unit)
			.description(description)
			.register(this.registry);
	}

	/**
	 * Registers a timer, or finds the one that an earlier server of this name had.
	 * @param name the rest of its name
	 * @param description what it times
	 * @param tags the keys and values of further tags
	 * @return the timer
	 */
	Timer timer(String name, String description, String... tags) {
		return Timer.builder(PREFIX + name)
			.tags(this.server.and(tags))
			.description(description)
			.register(this.registry);
	}

}
