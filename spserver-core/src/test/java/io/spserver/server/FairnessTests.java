package io.spserver.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import io.spserver.Pattern;
import io.spserver.async.Transport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sessions that share one thread, in both patterns.
 */
@Timeout(60)
class FairnessTests {

	private static final int OTHERS = 10;

	/** What one session may have handled before it is another one's turn. */
	private static final int A_TURN = 16;

	@ParameterizedTest
	@EnumSource(Pattern.class)
	void everySessionHasItsTurnThoughOneHasAlwaysMoreToDo(Pattern pattern) throws IOException {
		Queue<String> handled = new ConcurrentLinkedQueue<>();
		CountDownLatch release = new CountDownLatch(1);
		RuntimeOptions oneThread = new RuntimeOptions(Transport.AUTO, 1, 1, false);
		try (TestRuntime runtime = new TestRuntime(pattern, oneThread)) {
			SpServer server = runtime.start((request, response) -> {
				release.await();
				handled.add(request.text());
				// Slow enough for the event loop to decode more meanwhile
				Delays.spin(50_000);
				response.reply(request.text());
			});
			List<LineClient> others = new ArrayList<>();
			try (LineClient hot = new LineClient(server)) {
				for (int i = 0; i < OTHERS; i++) {
					others.add(new LineClient(server));
				}
				await().until(
						() -> runtime.sessions().count() == OTHERS + 1 && server.statistics().requests().active() == 0);
				hot.send("hot\n".repeat(1000));
				await().until(() -> server.statistics().requests().active() == 1);
				for (LineClient other : others) {
					other.send("other\nother\n");
				}
				await().until(() -> server.statistics().requests().queued() == OTHERS);
				release.countDown();
				for (LineClient other : others) {
					assertThat(other.line()).isEqualTo("other");
					assertThat(other.line()).isEqualTo("other");
					other.close();
				}
			}
			finally {
				release.countDown();
			}
		}
		assertNobodyWaitedLong(List.copyOf(handled));
	}

	private static void assertNobodyWaitedLong(List<String> order) {
		List<String> untilLastOther = order.subList(0, order.lastIndexOf("other") + 1);
		assertThat(untilLastOther).filteredOn("other"::equals).hasSize(2 * OTHERS);
		assertThat(untilLastOther).filteredOn("hot"::equals).hasSizeLessThanOrEqualTo(2 * A_TURN);
	}

}
