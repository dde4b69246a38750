package io.spserver.metrics;

import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spserver.ServerEvents;
import io.spserver.ServerGauges;
import io.spserver.ServerOptions;
import io.spserver.TlsOutcome;
import io.spserver.codec.Protocols;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The meters of TLS.
 */
class TlsMetersTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private ServerEvents create(@Nullable Instant expiry) {
		return new MicrometerServerEventsFactory(this.registry)
			.create(ServerOptions.builder("secure", Protocols.line()).build(), new Gauges(expiry));
	}

	@Test
	void countsHandshakesByOutcome() {
		ServerEvents events = create(Instant.MAX);
		for (TlsOutcome outcome : TlsOutcome.values()) {
			events.handshake(outcome);
			assertThat(this.registry.get("spserver.tls.handshakes")
				.tags("server", "secure", "outcome", outcome.tag())
				.counter()
				.count()).isOne();
		}
	}

	@Test
	void showsHowLongTheCertificateLasts() {
		create(Instant.now().plus(Duration.ofDays(2)));
		assertThat(expiry()).isBetween(172_000.0, 172_800.0);
	}

	@Test
	void showsThatTheCertificateHasExpired() {
		create(Instant.now().minus(Duration.ofDays(1)));
		assertThat(expiry()).isNegative();
	}

	@Test
	void showsNothingIfThatIsNotKnown() {
		create(Instant.MAX);
		assertThat(expiry()).isNaN();
	}

	@Test
	void serverWithoutTlsHasNone() {
		create(null);
		assertThat(this.registry.getMeters()).noneMatch((meter) -> meter.getId().getName().contains("tls"));
	}

	private double expiry() {
		return this.registry.get("spserver.tls.certificate.expiry").gauge().value();
	}

	private record Gauges(@Nullable Instant certificateExpiry) implements ServerGauges {

		@Override
		public int connections() {
			return 0;
		}

		@Override
		public int queued() {
			return 0;
		}

		@Override
		public int busy() {
			return 0;
		}

	}

}
