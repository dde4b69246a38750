package io.spserver.boot.autoconfigure.actuator.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StuckCalls}.
 */
class StuckCallsTests {

	private final AtomicLong now = new AtomicLong();

	private final StuckCalls calls = new StuckCalls(this.now::get);

	@Test
	void takesAnyNumberOfCallsThatMayStillEnd() {
		List<StuckCalls.Call> all = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			all.add(this.calls.begin("/a"));
		}
		assertThat(all).doesNotContainNull();
	}

	@Test
	void refusesCallsWhileTwoHang() {
		StuckCalls.Call first = this.calls.begin("/a");
		StuckCalls.Call second = this.calls.begin("/a");
		this.now.addAndGet(Duration.ofSeconds(5).toNanos());
		assertThat(this.calls.begin("/a")).isNull();
		first.end();
		first.end();
		assertThat(this.calls.begin("/a")).isNotNull();
		second.end();
	}

	@Test
	void doesNotRefuseOtherPaths() {
		this.calls.begin("/a");
		this.calls.begin("/a");
		this.now.addAndGet(Duration.ofSeconds(60).toNanos());
		assertThat(this.calls.begin("/b")).isNotNull();
	}

}
