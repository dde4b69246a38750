package io.spserver.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.Pattern;
import io.spserver.ServerStatistics;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One server whose sessions go over from one kind of handler to another all the time:
 * quick, blocking, busy, throwing, closing, changing the decoder. What each is to answer
 * is known, and so is how often each was called. In leader/followers, threads are held up
 * at each transition meanwhile.
 */
@Timeout(120)
class HandlerKindsTests {

	private static final int SESSIONS = 12;

	private static final int BATCHES = Integer.getInteger("spserver.test.batches", 40);

	private static final long SEED = 2009;

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicInteger failures = new AtomicInteger();

	@ParameterizedTest
	@MethodSource("io.spserver.server.RuntimeKind#available")
	void answersEveryRequestOnceWhateverKindOfHandlerComesNext(RuntimeKind kind) throws Exception {
		Delays delays = new Delays();
		ExecutorService clients = Executors.newFixedThreadPool(SESSIONS);
		try (TestRuntime runtime = new TestRuntime(kind.pattern(), kind.options(), delays)) {
			SpServer server = runtime.start((session) -> new ChangingHandler(), (options) -> options);
			List<Future<?>> sessions = new ArrayList<>();
			for (int i = 0; i < SESSIONS; i++) {
				Random random = new Random(SEED + i);
				sessions.add(clients.submit(() -> {
					talk(server, random);
					return null;
				}));
			}
			for (Future<?> session : sessions) {
				session.get(100, TimeUnit.SECONDS);
			}
			await().until(() -> runtime.sessions().count() == 0);
			ServerStatistics statistics = server.statistics();
			assertThat(statistics.requests().total()).isEqualTo(this.requests.get());
			assertThat(statistics.requests().failed()).isEqualTo(this.failures.get());
			await().until(() -> server.statistics().requests().active() == 0);
			if (kind.pattern() == Pattern.LEADER_FOLLOWERS) {
				assertThat(statistics.switches().promotions()).isPositive();
				assertThat(statistics.switches().takeOvers()).isPositive();
			}
		}
		finally {
			clients.shutdownNow();
		}
	}

	private void talk(SpServer server, Random random) throws IOException {
		int batches = 0;
		while (batches < BATCHES) {
			try (LineClient client = new LineClient(server)) {
				ExpectedSession expected = new ExpectedSession(random);
				do {
					client.send(expected.nextBatch());
					for (String answer : expected.answers()) {
						assertThat(client.line()).isEqualTo(answer);
					}
					batches++;
				}
				while (!expected.isOver() && batches < BATCHES);
				if (expected.isOver()) {
					assertThat(client.rest()).isEmpty();
				}
				this.requests.addAndGet(expected.requests());
				this.failures.addAndGet(expected.failures());
			}
		}
	}

}
