package io.spserver.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.util.ResourceLeakDetector;
import io.spserver.Pattern;
import io.spserver.ServerStatistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Five hundred sessions that send two hundred lines each at once.
 */
class EchoLoadIntegrationTests {

	private static final int SESSIONS = 500;

	private static final int LINES = 200;

	@ParameterizedTest
	@EnumSource(Pattern.class)
	void answersEveryLineOnceAndInOrder(Pattern pattern) throws Exception {
		assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
		try (TestRuntime runtime = new TestRuntime(pattern)) {
			SpServer server = runtime.start((request, response) -> response.reply(request.text()),
					(options) -> options.requestQueueSize(SESSIONS));
			ExecutorService clients = Executors.newFixedThreadPool(SESSIONS);
			try {
				List<Future<?>> sessions = new ArrayList<>();
				for (int i = 0; i < SESSIONS; i++) {
					String name = "session " + i;
					sessions.add(clients.submit(() -> {
						talk(server, name);
						return null;
					}));
				}
				for (Future<?> session : sessions) {
					session.get(60, TimeUnit.SECONDS);
				}
			}
			finally {
				clients.shutdownNow();
			}
			await().until(() -> runtime.sessions().count() == 0);
			ServerStatistics statistics = server.statistics();
			assertThat(runtime.refusals).isEmpty();
			assertThat(statistics.connections().accepted()).isEqualTo(SESSIONS);
			assertThat(statistics.requests().total()).isEqualTo((long) SESSIONS * LINES);
			assertThat(statistics.bytes().written()).isEqualTo(statistics.bytes().read() + (long) SESSIONS * LINES);
		}
	}

	private static void talk(SpServer server, String name) throws IOException {
		StringBuilder lines = new StringBuilder();
		for (int i = 0; i < LINES; i++) {
			lines.append(name).append(" line ").append(i).append('\n');
		}
		try (LineClient client = new LineClient(server)) {
			client.send(lines.toString());
			for (int i = 0; i < LINES; i++) {
				assertThat(client.line()).isEqualTo(name + " line " + i);
			}
		}
	}

}
