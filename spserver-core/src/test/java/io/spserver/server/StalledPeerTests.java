package io.spserver.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Peers that are idle, stop reading or vanish, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class StalledPeerTests extends PatternTest {

	StalledPeerTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void timesOutIdleSessionsAndLetsTheHandlerSayGoodbye() throws IOException {
		SpServer server = this.runtime.start(new Handler() {

			@Override
			public void received(Request request, Response response) {
				response.reply(request.text());
			}

			@Override
			public void timedOut(Session session, Response response) {
				response.reply("bye");
			}

		}, (options) -> options.timeout(Duration.ofMillis(50)));
		try (LineClient client = new LineClient(server)) {
			client.send("half a li");
			assertThat(client.rest()).isEqualTo("bye\r\n");
		}
		assertThat(this.runtime.closings).containsExactly(CloseReason.TIMEOUT);
	}

	@Test
	void doesNotTimeOutASessionWhoseHandlerWorks() throws IOException {
		CountDownLatch timedOut = new CountDownLatch(1);
		SpServer server = this.runtime.start(this::block, (options) -> options.timeout(Duration.ofSeconds(1)));
		SpServer other = this.runtime.start(new Handler() {

			@Override
			public void received(Request request, Response response) {
			}

			@Override
			public void timedOut(Session session, Response response) {
				timedOut.countDown();
			}

		}, (options) -> options.timeout(Duration.ofSeconds(2)));
		try (LineClient client = new LineClient(server); LineClient idle = new LineClient(other)) {
			client.send("x\n");
			assertThat(idle.rest()).isEmpty();
			assertThat(timedOut.getCount()).isZero();
			this.release.countDown();
			assertThat(client.line()).isEqualTo("x");
		}
	}

	@Test
	void closesASessionWhosePeerDoesNotReadWhatOthersSend() throws IOException {
		byte[] block = new byte[64 * 1024];
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()),
				(options) -> options.maxPendingOutput(256 * 1024));
		try (LineClient client = new LineClient(server)) {
			assertThat(client.ask("here")).isEqualTo("here");
			Session session = this.runtime.sessions().list().get(0);
			for (int i = 0; i < 1000; i++) {
				session.send(Message.bytes(block));
			}
			await().untilAsserted(() -> assertThat(this.runtime.closings).containsExactly(CloseReason.SLOW_READER));
		}
	}

	@Test
	void handlesNoMoreRequestsOfAPeerThatDoesNotRead() throws IOException {
		byte[] block = new byte[1024 * 1024];
		AtomicInteger handled = new AtomicInteger();
		SpServer server = this.runtime.start((request, response) -> {
			handled.incrementAndGet();
			response.reply(Message.bytes(block));
		}, (options) -> options.timeout(Duration.ofMillis(500)));
		try (LineClient client = new LineClient(server)) {
			client.send("x\n".repeat(1000));
			await().untilAsserted(() -> assertThat(this.runtime.closings).containsExactly(CloseReason.SLOW_READER));
		}
		assertThat(handled.get()).isLessThan(50);
	}

	@Test
	void timesOutAPeerThatStopsReadingThoughItGoesOnSending() throws Exception {
		byte[] block = new byte[16 * 1024 * 1024];
		SpServer server = this.runtime.start((request, response) -> response.reply(Message.bytes(block)),
				(options) -> options.timeout(Duration.ofMillis(300)));
		try (LineClient client = new LineClient(server)) {
			client.send("more than fits\n");
			await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
				if (this.runtime.closings.isEmpty()) {
					client.send("x");
				}
				assertThat(this.runtime.closings).containsExactly(CloseReason.SLOW_READER);
			});
		}
	}

	@Test
	void timesOutAPeerThatStopsReading() throws IOException {
		byte[] block = new byte[16 * 1024 * 1024];
		SpServer server = this.runtime.start((request, response) -> response.reply(Message.bytes(block)),
				(options) -> options.timeout(Duration.ofMillis(300)));
		try (LineClient client = new LineClient(server)) {
			client.send("more than fits\n");
			await().untilAsserted(() -> assertThat(this.runtime.closings).containsExactly(CloseReason.SLOW_READER));
		}
	}

	@Test
	void noticesPeersThatVanish() throws IOException {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()));
		LineClient client = new LineClient(server);
		assertThat(client.ask("here")).isEqualTo("here");
		client.vanish();
		await().until(() -> this.runtime.sessions().count() == 0);
		assertThat(this.runtime.closings).containsExactly(CloseReason.IO_ERROR);
	}

}
