package io.spserver.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.spserver.CloseReason;
import io.spserver.Outcome;
import io.spserver.RefusalReason;
import io.spserver.ServerEvents;
import io.spserver.TlsOutcome;

/**
 * Counts and times what happens to one server, in meters that are all there from the
 * start. Arrays of meters are in the order of their enumerations.
 */
final class MicrometerServerEvents implements ServerEvents {

	private static final String CONNECTIONS = "connections";

	private final Counter accepted;

	private final Map<RefusalReason, Counter> refused = new EnumMap<>(RefusalReason.class);

	private final Map<CloseReason, Counter> closed = new EnumMap<>(CloseReason.class);

	private final Counter read;

	private final Counter written;

	private final Map<Outcome, Timer> requests = new EnumMap<>(Outcome.class);

	private final Timer queueTime;

	/** Empty if the server has no TLS. */
	private final Map<TlsOutcome, Counter> handshakes = new EnumMap<>(TlsOutcome.class);

	private final Counter promotions;

	private final Counter takeOvers;

	MicrometerServerEvents(ServerMeters meters, String protocol, boolean tls) {
		for (TlsOutcome outcome : (tls) ? TlsOutcome.values() : new TlsOutcome[0]) {
			this.handshakes.put(outcome,
					meters.counter("tls.handshakes", "handshakes", "TLS handshakes", "outcome", outcome.tag()));
		}
		this.accepted = meters.counter("connections.accepted", CONNECTIONS, "Connections that were accepted");
		for (RefusalReason reason : RefusalReason.values()) {
			this.refused.put(reason, meters.counter("connections.refused", CONNECTIONS, "Connections that were refused",
					"reason", reason.tag()));
		}
		for (CloseReason reason : CloseReason.values()) {
			this.closed.put(reason, meters.counter("connections.closed", CONNECTIONS,
					"Accepted connections that have closed", "reason", reason.tag()));
		}
		this.read = bytes(meters, "read");
		this.written = bytes(meters, "written");
		for (Outcome outcome : Outcome.values()) {
			this.requests.put(outcome, meters.timer("requests", "Time that handlers took for requests", "protocol",
					protocol, "outcome", outcome.tag()));
		}
		this.queueTime = meters.timer("requests.queue.time", "Time that requests waited for a thread");
		this.takeOvers = meters.counter("takeovers", "takeovers", "Leaders that lost their role during a slow handler");
		this.promotions = meters.counter("promotions", "promotions", "Followers that a leader promoted");
	}

	private static Counter bytes(ServerMeters meters, String direction) {
		return meters.counter("bytes", "bytes", "Bytes that went over connections", "direction", direction);
	}

	@Override
	public void accepted() {
		this.accepted.increment();
	}

	@Override
	public void refused(RefusalReason reason) {
		meter(this.refused, reason).increment();
	}

	@Override
	public void closed(CloseReason reason) {
		meter(this.closed, reason).increment();
	}

	@Override
	public void read(long bytes) {
		this.read.increment((double) bytes);
	}

	@Override
	public void written(long bytes) {
		this.written.increment((double) bytes);
	}

	@Override
	public void handled(long waited, long took, Outcome outcome) {
		this.queueTime.record(waited, TimeUnit.NANOSECONDS);
		meter(this.requests, outcome).record(took, TimeUnit.NANOSECONDS);
	}

	@Override
	public void handshake(TlsOutcome outcome) {
		meter(this.handshakes, outcome).increment();
	}

	@Override
	public void promoted() {
		this.promotions.increment();
	}

	@Override
	public void takenOver() {
		this.takeOvers.increment();
	}

	private static <K, M> M meter(Map<K, M> meters, K key) {
		return Objects.requireNonNull(meters.get(key));
	}

}
