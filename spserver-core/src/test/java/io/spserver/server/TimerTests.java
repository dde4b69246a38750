package io.spserver.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.Timer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Timers of a dispatcher, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class TimerTests extends PatternTest {

	private static final Duration SHORT = Duration.ofMillis(5);

	private static final Duration LONG = Duration.ofHours(1);

	private final SpDispatcher dispatcher = this.runtime.dispatcher((options) -> options);

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	TimerTests(Pattern pattern) {
		super(pattern);
	}

	private String next() throws InterruptedException {
		return String.valueOf(this.heard.poll(20, TimeUnit.SECONDS));
	}

	@Test
	void callsAgainAndAgainOnWorkersUntilCancelled() throws Exception {
		Timer timer = this.dispatcher.schedule(SHORT,
				(response) -> this.heard.add(String.valueOf(this.runtime.inEventLoop())));
		assertThat(List.of(next(), next(), next())).containsOnly("false");
		assertThat(this.dispatcher.timers()).isOne();
		timer.cancel();
		assertThat(timer.isActive()).isFalse();
		assertThat(this.dispatcher.timers()).isZero();
		assertThat(this.dispatcher.stop(LONG).orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
	}

	@Test
	void handlerSetsItsNextTimeOrEnds() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		Timer timer = this.dispatcher.schedule(Duration.ZERO, LONG, (response) -> {
			this.heard.add("call");
			if (calls.incrementAndGet() < 3) {
				response.next(SHORT);
			}
			else {
				response.end();
			}
		});
		assertThat(List.of(next(), next(), next())).containsOnly("call");
		Awaitility.await().until(() -> !timer.isActive());
		Awaitility.await().until(() -> this.dispatcher.timers() == 0);
	}

	@Test
	void sendsToSessionsAndClosesThem() throws Exception {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()));
		try (LineClient client = new LineClient(server)) {
			client.ask("here");
			this.dispatcher.schedule(SHORT, (response) -> {
				this.runtime.sessions().list(server.name()).forEach((session) -> {
					response.send(Message.text("tick").to(session.id()));
					response.close(session.id());
				});
				response.end();
			});
			assertThat(client.line()).isEqualTo("tick");
			assertThat(client.line()).isNull();
		}
	}

	@Test
	void failingHandlerSendsNothingAndGoesOn() throws Exception {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()));
		try (LineClient client = new LineClient(server)) {
			client.ask("here");
			AtomicInteger calls = new AtomicInteger();
			this.dispatcher.schedule(SHORT, (response) -> {
				int call = calls.incrementAndGet();
				this.runtime.sessions()
					.list(server.name())
					.forEach((session) -> response.send(Message.text("call " + call).to(session.id())));
				if (call == 1) {
					throw new IllegalStateException("planned");
				}
				response.end();
			});
			assertThat(client.line()).isEqualTo("call 2");
		}
	}

	@Test
	void callsOfOneTimerDoNotOverlapWhileOthersGoOn() throws Exception {
		AtomicInteger running = new AtomicInteger();
		this.dispatcher.schedule(SHORT, (response) -> {
			this.heard.add("blocks " + running.incrementAndGet());
			this.release.await();
			running.decrementAndGet();
		});
		assertThat(next()).isEqualTo("blocks 1");
		CountDownLatch others = new CountDownLatch(20);
		this.dispatcher.schedule(SHORT, (response) -> others.countDown());
		assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(this.heard).isEmpty();
		this.release.countDown();
		assertThat(List.of(next(), next())).containsOnly("blocks 1");
	}

	@Test
	void thousandsOfTimersAreCalledAndCancelled() throws Exception {
		CountDownLatch calls = new CountDownLatch(20_000);
		List<Timer> timers = IntStream.range(0, 10_000)
			.mapToObj((i) -> this.dispatcher.schedule(SHORT, (response) -> calls.countDown()))
			.toList();
		assertThat(calls.await(60, TimeUnit.SECONDS)).isTrue();
		timers.forEach(Timer::cancel);
		assertThat(this.dispatcher.timers()).isZero();
		Awaitility.await().until(() -> this.dispatcher.queued() == 0);
	}

	@Test
	void stopWaitsForTheCallThatRuns() throws Exception {
		CompletableFuture<Void> called = new CompletableFuture<>();
		this.dispatcher.schedule(SHORT, (response) -> {
			called.complete(null);
			this.release.await();
			this.heard.add("finished");
		});
		called.orTimeout(20, TimeUnit.SECONDS).join();
		CompletableFuture<Boolean> stopped = this.dispatcher.stop(LONG);
		assertThat(stopped).isNotDone();
		this.release.countDown();
		assertThat(stopped.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
		assertThat(next()).isEqualTo("finished");
		assertThat(this.dispatcher.timers()).isZero();
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> this.dispatcher.schedule(SHORT, (response) -> {
			}));
	}

	@Test
	void intervalsAreChecked() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.dispatcher.schedule(Duration.ZERO, (response) -> {
		}));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.dispatcher.schedule(SHORT.negated(), SHORT, (response) -> {
			}));
	}

}
