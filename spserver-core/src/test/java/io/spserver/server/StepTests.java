package io.spserver.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.CloseReason;
import io.spserver.Continuation;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Requests that go on in steps, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class StepTests extends PatternTest {

	private final BlockingQueue<Continuation> suspended = new LinkedBlockingQueue<>();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	StepTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void stepsOfARequestComeBeforeTheNextRequest() throws IOException {
		SpServer server = this.runtime.start((request, response) -> {
			response.reply(request.text() + "1");
			response.next((second) -> {
				second.reply(request.text() + "2");
				second.next((third) -> third.reply(request.text() + "3"));
			});
		});
		try (LineClient client = new LineClient(server).send("a\nb\n")) {
			assertThat(
					List.of(client.line(), client.line(), client.line(), client.line(), client.line(), client.line()))
				.containsExactly("a1", "a2", "a3", "b1", "b2", "b3");
		}
		await().untilAsserted(() -> assertThat(server.statistics().requests().total()).isEqualTo(2));
	}

	@Test
	void suspendedRequestHoldsNoThreadAndNoFurtherRequestIsHandled() throws Exception {
		SpServer server = this.runtime.start(this::suspend, (options) -> options.maxThreads(1));
		try (LineClient one = new LineClient(server).send("a\nb\n"); LineClient two = new LineClient(server)) {
			Continuation first = take();
			two.send("c\n");
			take().resume((response) -> response.reply("C"));
			assertThat(two.line()).isEqualTo("C");
			await().untilAsserted(() -> assertThat(server.statistics().requests().active()).isZero());
			assertThat(this.suspended).isEmpty();
			first.resume((response) -> response.reply("A"));
			first.resume((response) -> response.reply("never"));
			assertThat(one.line()).isEqualTo("A");
			take().resume((response) -> response.reply("B"));
			assertThat(one.line()).isEqualTo("B");
		}
	}

	@Test
	void requestThatIsResumedBeforeItIsSuspendedGoesOn() throws IOException {
		SpServer server = this.runtime.start((request, response) -> {
			response.reply("first");
			response.suspend().resume((later) -> later.reply("second"));
		});
		try (LineClient client = new LineClient(server)) {
			assertThat(client.ask("x")).isEqualTo("first");
			assertThat(client.line()).isEqualTo("second");
		}
	}

	@Test
	void stepsWaitForAPeerThatDoesNotRead() throws IOException {
		byte[] block = new byte[64 * 1024];
		AtomicInteger steps = new AtomicInteger();
		SpServer server = this.runtime.start((request, response) -> response.next(new Step() {

			@Override
			public void run(Response later) {
				later.reply(Message.bytes(block));
				if (steps.incrementAndGet() < 1000) {
					later.next(this);
				}
			}

		}));
		try (LineClient client = new LineClient(server).send("x\n")) {
			await().until(() -> steps.get() > 2);
			int seen = awaitStandstill(steps);
			assertThat(seen).isLessThan(500);
			assertThat(client.socket().getInputStream().readNBytes(1000 * block.length)).hasSize(1000 * block.length);
		}
		assertThat(steps).hasValue(1000);
	}

	private static int awaitStandstill(AtomicInteger steps) {
		AtomicInteger before = new AtomicInteger(-1);
		await().during(300, TimeUnit.MILLISECONDS).until(() -> before.getAndSet(steps.get()) == steps.get());
		return steps.get();
	}

	@Test
	void stepIsAbandonedWhenTheSessionEnds() throws Exception {
		SpServer server = this.runtime.start(new Handler() {

			@Override
			public void received(Request request, Response response) {
				suspend(request, response);
			}

			@Override
			public void closed(Session session, CloseReason reason) {
				StepTests.this.heard.add("closed");
			}

		});
		try (LineClient client = new LineClient(server).send("x\n")) {
			Continuation continuation = take();
			this.runtime.sessions().list().get(0).close();
			assertThat(client.line()).isNull();
			await().until(() -> this.heard.contains("closed"));
			continuation.resume(step("late"));
			continuation.resume(step("never"));
			await().untilAsserted(() -> assertThat(this.heard).containsExactly("closed", "late abandoned"));
		}
		await().untilAsserted(() -> assertThat(server.statistics().requests().failed()).isOne());
		assertThat(server.statistics().requests().total()).isOne();
	}

	@Test
	void stepThatWaitsForItsPeerIsAbandonedWhenThatVanishes() throws Exception {
		byte[] block = new byte[16 * 1024 * 1024];
		SpServer server = this.runtime
			.start((request, response) -> response.reply(Message.bytes(block)).next(step("step")));
		LineClient client = new LineClient(server).send("x\n");
		assertThat(client.socket().getInputStream().read()).isZero();
		client.vanish();
		await().untilAsserted(() -> assertThat(this.heard).containsExactly("step abandoned"));
		await().untilAsserted(() -> assertThat(server.statistics().requests().failed()).isOne());
	}

	@Test
	void stepThatThrowsClosesTheSessionAndFails() throws IOException {
		SpServer server = this.runtime.start((request, response) -> response.next((later) -> {
			later.next(step("further"));
			throw new IllegalStateException("broken");
		}));
		try (LineClient client = new LineClient(server).send("x\ny\n")) {
			assertThat(client.rest()).isEmpty();
		}
		assertThat(this.heard).containsExactly("further abandoned");
		assertThat(this.runtime.closings).containsExactly(CloseReason.HANDLER_ERROR);
		assertThat(server.statistics().requests().failed()).isOne();
	}

	@Test
	void requestCanGoOnInOneWayOnly() throws IOException {
		SpServer server = this.runtime.start((request, response) -> {
			response.suspend();
			response.next(step("second"));
		});
		try (LineClient client = new LineClient(server).send("x\n")) {
			assertThat(client.rest()).isEmpty();
		}
		assertThat(this.runtime.closings).containsExactly(CloseReason.HANDLER_ERROR);
	}

	@Test
	void openRequestIsFinishedBeforeTheServerStops() throws Exception {
		SpServer server = this.runtime.start(this::suspend);
		try (LineClient client = new LineClient(server).send("x\n")) {
			Continuation continuation = take();
			CompletableFuture<Boolean> stopped = server.stop(Duration.ofSeconds(10));
			continuation.resume((response) -> response.reply("done"));
			assertThat(client.rest()).isEqualTo("done\r\n");
			client.close();
			assertThat(stopped.get(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void idleTimeoutDoesNotRunWhileARequestIsOpen() throws Exception {
		SpServer server = this.runtime.start(this::suspend, (options) -> options.timeout(Duration.ofMillis(200)));
		try (LineClient client = new LineClient(server).send("x\n"); LineClient idle = new LineClient(server)) {
			assertThat(idle.rest()).isEmpty();
			assertThat(idle.rest()).isEmpty();
			take().resume((response) -> response.reply("in time"));
			assertThat(client.line()).isEqualTo("in time");
		}
	}

	@Test
	void timerOfARequestRunsUntilItsLastStep() throws Exception {
		SpServer server = this.runtime.start(this::suspend);
		try (LineClient client = new LineClient(server).send("x\n")) {
			Continuation continuation = take();
			assertThat(server.statistics().requests().total()).isZero();
			long before = System.nanoTime();
			await().until(() -> System.nanoTime() - before > 20_000_000);
			continuation.resume((response) -> response.reply("x"));
			assertThat(client.line()).isEqualTo("x");
		}
		await().untilAsserted(() -> assertThat(server.statistics().requests().total()).isOne());
		assertThat(server.statistics().latency().handler()).isGreaterThanOrEqualTo(20);
	}

	@Test
	void partOfARequestIsNotCounted() throws IOException {
		SpServer server = this.runtime.start((request, response) -> {
			if (request.text().equals("part")) {
				response.partial();
			}
			response.reply(request.text());
		});
		try (LineClient client = new LineClient(server)) {
			assertThat(client.ask("part")).isEqualTo("part");
			assertThat(client.ask("whole")).isEqualTo("whole");
		}
		assertThat(server.statistics().requests().total()).isOne();
	}

	private void suspend(Request request, Response response) {
		this.suspended.add(response.suspend());
	}

	private Continuation take() throws InterruptedException {
		Continuation continuation = this.suspended.poll(10, TimeUnit.SECONDS);
		assertThat(continuation).isNotNull();
		return continuation;
	}

	private Step step(String name) {
		return new Step() {

			@Override
			public void run(Response response) {
				StepTests.this.heard.add(name);
			}

			@Override
			public void abandoned() {
				StepTests.this.heard.add(name + " abandoned");
			}

		};
	}

}
