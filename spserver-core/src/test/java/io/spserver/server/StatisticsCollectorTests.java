package io.spserver.server;

import java.time.Duration;

import io.spserver.Outcome;
import io.spserver.RefusalReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatisticsCollector}: for how long a server has been saturated.
 */
class StatisticsCollectorTests {

	private static final Duration TICK = Duration.ofSeconds(StatisticsCollector.TICK_SECONDS);

	private final StatisticsCollector collector = new StatisticsCollector();

	@Test
	void isStalledWhileRequestsWaitAndNoneIsFinished() {
		this.collector.handled(0, 1, Outcome.SUCCESS);
		this.collector.tick(true, false);
		assertThat(this.collector.saturation().stalled()).isZero();
		this.collector.tick(true, false);
		this.collector.tick(true, false);
		assertThat(this.collector.saturation().stalled()).isEqualTo(TICK.multipliedBy(2));
	}

	@Test
	void isNotStalledOnceARequestIsFinishedOrNoneWaits() {
		this.collector.tick(true, false);
		this.collector.tick(true, false);
		this.collector.handled(0, 1, Outcome.SUCCESS);
		this.collector.tick(true, false);
		assertThat(this.collector.saturation().stalled()).isZero();
		this.collector.tick(true, false);
		this.collector.tick(false, false);
		assertThat(this.collector.saturation().stalled()).isZero();
	}

	@Test
	void isRefusingWhileItIsFullOrHasRefusedSinceTheLastLook() {
		this.collector.tick(false, true);
		this.collector.refused(RefusalReason.QUEUE_FULL);
		this.collector.tick(false, false);
		assertThat(this.collector.saturation().refusing()).isEqualTo(TICK.multipliedBy(2));
		this.collector.tick(false, false);
		assertThat(this.collector.saturation().refusing()).isZero();
	}

}
