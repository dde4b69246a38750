package io.spserver.boot;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.spserver.server.SpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEventPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SpServerLifecycle}.
 */
class SpServerLifecycleTests {

	private final List<String> log = Collections.synchronizedList(new ArrayList<>());

	private final ApplicationEventPublisher publisher = (event) -> {
		SpServerEvent serverEvent = (SpServerEvent) event;
		this.log.add(event.getClass().getSimpleName() + " " + serverEvent.getServer().name());
	};

	@Test
	void startsInOrderAndTellsOfEachServer() {
		SpServerLifecycle lifecycle = lifecycle(server("one", null), server("two", null));
		assertThat(lifecycle.isRunning()).isFalse();
		lifecycle.start();
		assertThat(lifecycle.isRunning()).isTrue();
		assertThat(this.log).containsExactly("start one", "SpServerStartedEvent one", "start two",
				"SpServerStartedEvent two");
	}

	@Test
	void serversStopBeforeOtherBeansAndTheAdminServerAfterServers() {
		assertThat(SpServerLifecycle.SERVER_PHASE).isEqualTo(Integer.MAX_VALUE);
		assertThat(SpServerLifecycle.ADMIN_PHASE).isLessThan(SpServerLifecycle.SERVER_PHASE);
		assertThat(lifecycle().getPhase()).isEqualTo(SpServerLifecycle.SERVER_PHASE);
	}

	@Test
	void failedStartStopsServersThatHadStarted() {
		SpServerLifecycle lifecycle = lifecycle(server("one", null),
				server("two", new BindException("Address already in use")), server("three", null));
		assertThatExceptionOfType(SpServerStartException.class).isThrownBy(lifecycle::start)
			.withMessageContaining("'two'");
		assertThat(lifecycle.isRunning()).isFalse();
		assertThat(this.log).containsExactly("start one", "SpServerStartedEvent one", "start two", "stop one PT0S",
				"SpServerStoppedEvent one");
	}

	@Test
	void stopsAllAtOnceAndCallsBackWhenAllHaveStopped() throws Exception {
		FakeServer one = server("one", null);
		FakeServer two = server("two", null);
		SpServerLifecycle lifecycle = lifecycle(one, two);
		lifecycle.start();
		this.log.clear();
		CompletableFuture<Boolean> called = new CompletableFuture<>();
		lifecycle.stop(() -> called.complete(true));
		assertThat(lifecycle.isRunning()).isFalse();
		assertThat(this.log).containsExactly("stop one PT7S", "stop two PT7S");
		one.stopped(true);
		assertThat(called).isNotDone();
		two.stopped(true);
		assertThat(called.get(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.log).endsWith("SpServerStoppedEvent one", "SpServerStoppedEvent two");
	}

	@Test
	void callsBackEvenIfAServerDoesNotStopAsItShould() throws Exception {
		FakeServer one = server("one", null);
		SpServerLifecycle lifecycle = lifecycle(one);
		lifecycle.start();
		CompletableFuture<Boolean> called = new CompletableFuture<>();
		lifecycle.stop(() -> called.complete(true));
		one.stop(Duration.ofSeconds(1)).completeExceptionally(new IOException("broken"));
		assertThat(called.get(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.log).endsWith("SpServerStoppedEvent one");
	}

	@Test
	void stoppedEventTellsWhetherRequestsWereFinished() {
		List<Boolean> finished = new ArrayList<>();
		FakeServer one = server("one", null);
		FakeServer two = server("two", null);
		SpServerLifecycle lifecycle = new SpServerLifecycle(List.of(one, two), Duration.ofSeconds(7), 0, (event) -> {
			if (event instanceof SpServerStoppedEvent stopped) {
				finished.add(stopped.isFinished());
			}
		});
		one.stopped(true);
		two.stopped(false);
		lifecycle.stop();
		assertThat(finished).containsExactly(true, false);
	}

	private FakeServer server(String name, @Nullable IOException failure) {
		return new FakeServer(name, this.log, failure);
	}

	private SpServerLifecycle lifecycle(SpServer... servers) {
		return new SpServerLifecycle(List.of(servers), Duration.ofSeconds(7), SpServerLifecycle.SERVER_PHASE,
				this.publisher);
	}

}
