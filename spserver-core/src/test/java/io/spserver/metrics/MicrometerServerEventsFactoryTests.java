package io.spserver.metrics;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spserver.CloseReason;
import io.spserver.Outcome;
import io.spserver.Protocol;
import io.spserver.RefusalReason;
import io.spserver.ServerEvents;
import io.spserver.ServerGauges;
import io.spserver.ServerOptions;
import io.spserver.codec.Protocols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class MicrometerServerEventsFactoryTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final Gauges gauges = new Gauges();

	private final ServerEvents events = create(this.registry, "echo", this.gauges);

	@Test
	void registersAllMetersBeforeAnythingHappens() {
		assertThat(meters()).containsExactlyInAnyOrder("spserver.connections{server=echo}",
				"spserver.connections.accepted{server=echo}",
				"spserver.connections.refused{reason=max-connections,server=echo}",
				"spserver.connections.refused{reason=max-connections-per-address,server=echo}",
				"spserver.connections.refused{reason=queue-full,server=echo}",
				"spserver.connections.refused{reason=proxy-protocol,server=echo}",
				"spserver.connections.closed{reason=peer,server=echo}",
				"spserver.connections.closed{reason=application,server=echo}",
				"spserver.connections.closed{reason=timeout,server=echo}",
				"spserver.connections.closed{reason=protocol-error,server=echo}",
				"spserver.connections.closed{reason=handler-error,server=echo}",
				"spserver.connections.closed{reason=slow-reader,server=echo}",
				"spserver.connections.closed{reason=io-error,server=echo}",
				"spserver.connections.closed{reason=shutdown,server=echo}",
				"spserver.requests{outcome=success,protocol=line,server=echo}",
				"spserver.requests{outcome=error,protocol=line,server=echo}", "spserver.requests.queued{server=echo}",
				"spserver.requests.queue.time{server=echo}", "spserver.threads.busy{server=echo}",
				"spserver.promotions{server=echo}", "spserver.takeovers{server=echo}",
				"spserver.bytes{direction=read,server=echo}", "spserver.bytes{direction=written,server=echo}");
	}

	@Test
	void registersNothingWhenSomethingHappens() {
		List<String> before = meters();
		this.events.accepted();
		Stream.of(RefusalReason.values()).forEach(this.events::refused);
		Stream.of(CloseReason.values()).forEach(this.events::closed);
		Stream.of(Outcome.values()).forEach((outcome) -> this.events.handled(1, 1, outcome));
		this.events.read(1);
		this.events.written(1);
		this.events.promoted();
		this.events.takenOver();
		assertThat(meters()).isEqualTo(before);
	}

	@Test
	void describesEveryMeterAndItsUnit() {
		assertThat(this.registry.getMeters()).allSatisfy((meter) -> {
			assertThat(meter.getId().getDescription()).isNotBlank();
			assertThat(meter.getId().getBaseUnit()).isNotBlank();
		});
	}

	@Test
	void gaugesShowTheServer() {
		this.gauges.connections.set(3);
		this.gauges.queued.set(2);
		this.gauges.busy.set(1);
		assertThat(gauge("spserver.connections")).isEqualTo(3);
		assertThat(gauge("spserver.requests.queued")).isEqualTo(2);
		assertThat(gauge("spserver.threads.busy")).isEqualTo(1);
		this.gauges.connections.set(4);
		assertThat(gauge("spserver.connections")).isEqualTo(4);
	}

	@Test
	void gaugesOutliveACollectionOfGarbage() {
		create(this.registry, "other", new Gauges(5));
		System.gc();
		assertThat(this.registry.get("spserver.connections").tag("server", "other").gauge().value()).isEqualTo(5);
	}

	@Test
	void countsAcceptedConnections() {
		this.events.accepted();
		this.events.accepted();
		assertThat(counter("spserver.connections.accepted").count()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void countsRefusedConnectionsByReason(RefusalReason reason) {
		this.events.refused(reason);
		assertThat(counter("spserver.connections.refused", "reason", reason.tag()).count()).isOne();
		assertThat(total("spserver.connections.refused")).isOne();
	}

	@ParameterizedTest
	@EnumSource
	void countsClosedConnectionsByReason(CloseReason reason) {
		this.events.closed(reason);
		assertThat(counter("spserver.connections.closed", "reason", reason.tag()).count()).isOne();
		assertThat(total("spserver.connections.closed")).isOne();
	}

	@Test
	void countsBytesByDirection() {
		this.events.read(3);
		this.events.read(4);
		this.events.written(5_000_000_000L);
		assertThat(counter("spserver.bytes", "direction", "read").count()).isEqualTo(7);
		assertThat(counter("spserver.bytes", "direction", "written").count()).isEqualTo(5e9);
	}

	@Test
	void countsPromotions() {
		this.events.promoted();
		assertThat(counter("spserver.promotions").count()).isOne();
		this.events.takenOver();
		assertThat(counter("spserver.takeovers").count()).isOne();
	}

	@ParameterizedTest
	@EnumSource
	void timesHandlersByOutcomeAndWaitingApart(Outcome outcome) {
		this.events.handled(1_000, 20_000, outcome);
		this.events.handled(3_000, 40_000, outcome);
		Timer requests = this.registry.get("spserver.requests")
			.tags("server", "echo", "protocol", "line", "outcome", outcome.tag())
			.timer();
		assertThat(requests.count()).isEqualTo(2);
		assertThat(requests.totalTime(TimeUnit.NANOSECONDS)).isEqualTo(60_000);
		assertThat(requests.max(TimeUnit.NANOSECONDS)).isEqualTo(40_000);
		assertThat(this.registry.get("spserver.requests").timers()).extracting(Timer::count)
			.containsExactlyInAnyOrder(2L, 0L);
		Timer queueTime = this.registry.get("spserver.requests.queue.time").tag("server", "echo").timer();
		assertThat(queueTime.count()).isEqualTo(2);
		assertThat(queueTime.totalTime(TimeUnit.NANOSECONDS)).isEqualTo(4_000);
	}

	@Test
	void keepsServersApart() {
		int metersOfOne = this.registry.getMeters().size();
		ServerEvents other = create(this.registry, "chat", new Gauges(7), Protocols.raw());
		assertThat(this.registry.getMeters()).hasSize(2 * metersOfOne);
		this.gauges.connections.set(1);
		this.events.accepted();
		other.accepted();
		other.accepted();
		assertThat(counter("spserver.connections.accepted").count()).isOne();
		assertThat(this.registry.get("spserver.connections.accepted").tag("server", "chat").counter().count())
			.isEqualTo(2);
		assertThat(gauge("spserver.connections")).isOne();
		assertThat(this.registry.get("spserver.connections").tag("server", "chat").gauge().value()).isEqualTo(7);
		assertThat(this.registry.get("spserver.requests").tags("server", "chat", "protocol", "raw").timers())
			.hasSize(2);
	}

	@Test
	void aServerCreatedAgainCountsOnAndShowsItsOwnGauges() {
		List<String> before = meters();
		this.gauges.connections.set(9);
		this.events.accepted();
		this.events.handled(1, 1, Outcome.SUCCESS);
		Gauges newGauges = new Gauges(2);
		ServerEvents again = create(this.registry, "echo", newGauges);
		again.accepted();
		assertThat(meters()).containsExactlyInAnyOrderElementsOf(before);
		assertThat(counter("spserver.connections.accepted").count()).isEqualTo(2);
		assertThat(gauge("spserver.connections")).isEqualTo(2);
		newGauges.connections.set(3);
		assertThat(gauge("spserver.connections")).isEqualTo(3);
	}

	@Test
	void aServerCreatedAgainShowsItsOwnGaugesWhereTheRegistryChangesIdsAndIsComposed() {
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		SimpleMeterRegistry part = new SimpleMeterRegistry();
		composite.config().meterFilter(MeterFilter.commonTags(List.of(Tag.of("application", "test"))));
		composite.add(part);
		create(composite, "echo", new Gauges(1));
		create(composite, "echo", new Gauges(2));
		assertThat(part.get("spserver.connections").tag("application", "test").gauges()).singleElement()
			.satisfies((gauge) -> assertThat(gauge.value()).isEqualTo(2));
	}

	@Test
	void goesOnWhereMetersAreDenied() {
		MeterRegistry denying = new SimpleMeterRegistry();
		denying.config().meterFilter(MeterFilter.denyNameStartsWith("spserver"));
		ServerEvents denied = create(denying, "echo", new Gauges());
		denied.accepted();
		denied.handled(1, 1, Outcome.ERROR);
		assertThat(denying.getMeters()).isEmpty();
	}

	private static ServerEvents create(MeterRegistry registry, String server, ServerGauges gauges) {
		return create(registry, server, gauges, Protocols.line());
	}

	private static ServerEvents create(MeterRegistry registry, String server, ServerGauges gauges, Protocol protocol) {
		return new MicrometerServerEventsFactory(registry).create(ServerOptions.builder(server, protocol).build(),
				gauges);
	}

	private List<String> meters() {
		return this.registry.getMeters().stream().map(Meter::getId).map((id) -> {
			List<String> tags = id.getTags().stream().map((tag) -> tag.getKey() + "=" + tag.getValue()).toList();
			return id.getName() + "{" + String.join(",", tags) + "}";
		}).toList();
	}

	private double gauge(String name) {
		return this.registry.get(name).tag("server", "echo").gauge().value();
	}

	private Counter counter(String name, String... tags) {
		return this.registry.get(name).tag("server", "echo").tags(tags).counter();
	}

	private double total(String name) {
		return this.registry.get(name).counters().stream().mapToDouble(Counter::count).sum();
	}

	private static final class Gauges implements ServerGauges {

		private final AtomicInteger connections = new AtomicInteger();

		private final AtomicInteger queued = new AtomicInteger();

		private final AtomicInteger busy = new AtomicInteger();

		Gauges() {
		}

		Gauges(int connections) {
			this.connections.set(connections);
		}

		@Override
		public int connections() {
			return this.connections.get();
		}

		@Override
		public int queued() {
			return this.queued.get();
		}

		@Override
		public int busy() {
			return this.busy.get();
		}

	}

}
