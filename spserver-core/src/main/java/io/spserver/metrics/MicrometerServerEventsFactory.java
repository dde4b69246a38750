package io.spserver.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.micrometer.core.instrument.MeterRegistry;
import io.spserver.ServerEvents;
import io.spserver.ServerEventsFactory;
import io.spserver.ServerGauges;
import io.spserver.ServerOptions;

/**
 * Gives each server its meters. All of them, for every value of their tags, are
 * registered when the server is created, so that nothing is looked up for a request and a
 * rate begins with zero.
 * <p>
 * Each has the tag {@code server}, the server's name; none has a tag that grows with
 * connections.
 * <ul>
 * <li>{@code spserver.connections}: gauge, open connections</li>
 * <li>{@code spserver.connections.accepted}: counter</li>
 * <li>{@code spserver.connections.refused}: counter, tag {@code reason}
 * ({@link io.spserver.RefusalReason})</li>
 * <li>{@code spserver.connections.closed}: counter, tag {@code reason}
 * ({@link io.spserver.CloseReason})</li>
 * <li>{@code spserver.requests}: timer of handlers, tags {@code protocol} and
 * {@code outcome} ({@link io.spserver.Outcome})</li>
 * <li>{@code spserver.requests.queued}: gauge, sessions that wait for a thread</li>
 * <li>{@code spserver.requests.queue.time}: timer of that wait</li>
 * <li>{@code spserver.threads.busy}: gauge, threads that run a handler</li>
 * <li>{@code spserver.promotions}: counter, 0 in half-sync/half-async</li>
 * <li>{@code spserver.bytes}: counter, tag {@code direction} ({@code read} or
 * {@code written})</li>
 * <li>{@code spserver.tls.handshakes}: counter, tag {@code outcome}
 * ({@link io.spserver.TlsOutcome}); servers with TLS only</li>
 * <li>{@code spserver.tls.certificate.expiry}: gauge, seconds until the first certificate
 * of the server expires, negative after that; servers with TLS only</li>
 * </ul>
 * A server created again under the same name counts on where the last one stopped; its
 * gauges take the place of the old ones. Safe for use by any thread.
 */
public final class MicrometerServerEventsFactory implements ServerEventsFactory {

	private final MeterRegistry registry;

	/**
	 * Creates a factory.
	 * @param registry where meters are registered
	 */
	public MicrometerServerEventsFactory(MeterRegistry registry) {
		this.registry = Objects.requireNonNull(registry, "registry");
	}

	@Override
	public ServerEvents create(ServerOptions options, ServerGauges gauges) {
		ServerMeters meters = new ServerMeters(this.registry, options.name());
		meters.gauge("connections", "connections", "Open connections", gauges, ServerGauges::connections);
		meters.gauge("requests.queued", "requests", "Requests that wait for a thread, at most one a session", gauges,
				ServerGauges::queued);
		meters.gauge("threads.busy", "threads", "Threads that run a handler", gauges, ServerGauges::busy);
		boolean tls = gauges.certificateExpiry() != null;
		if (tls) {
			meters.gauge("tls.certificate.expiry", "seconds", "Time until the first certificate of the server expires",
					gauges, MicrometerServerEventsFactory::secondsUntilExpiry);
		}
		return new MicrometerServerEvents(meters, options.protocol().name(), tls);
	}

	private static double secondsUntilExpiry(ServerGauges gauges) {
		Instant expiry = gauges.certificateExpiry();
		return (expiry == null || expiry.equals(Instant.MAX)) ? Double.NaN
				: Duration.between(Instant.now(), expiry).toSeconds();
	}

}
