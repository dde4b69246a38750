package io.spserver.server;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.ByteBuf;
import io.spserver.CloseReason;
import io.spserver.Decoder;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.Protocol;
import io.spserver.ProtocolException;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.ServerOptions;
import io.spserver.Session;
import io.spserver.codec.MessageDecoder;
import io.spserver.codec.Protocols;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a handler may do to the thread that runs it, on every kind of runtime.
 */
@Timeout(60)
@ParameterizedClass
@MethodSource("io.spserver.server.RuntimeKind#available")
class InsideHandlerTests {

	private final TestRuntime runtime;

	InsideHandlerTests(RuntimeKind kind) {
		this.runtime = new TestRuntime(kind.pattern(), kind.options());
	}

	@AfterEach
	void close() {
		this.runtime.close();
	}

	@Test
	void noCodeOfTheApplicationRunsInAnEventLoopAndAllDecodingDoes() throws Exception {
		Places places = new Places();
		SpServer server = this.runtime.start(places, (options) -> options.protocol(new PlacedLines(places)));
		SpServer impatient = this.runtime.start(places, (options) -> options.timeout(Duration.ofMillis(50)));
		try (LineClient idle = new LineClient(impatient);
				LineClient bad = new LineClient(server);
				LineClient good = new LineClient(server)) {
			assertThat(good.ask("good")).isEqualTo("good");
			bad.send("bad\n");
			assertThat(bad.rest()).isEmpty();
			assertThat(idle.rest()).isEmpty();
		}
		await().until(() -> this.runtime.sessions().count() == 0);
		await().untilAsserted(() -> assertThat(places.inLoop).containsOnly(Map.entry("opened", false),
				Map.entry("received", false), Map.entry("completed", false), Map.entry("failed", false),
				Map.entry("timedOut", false), Map.entry("closed", false), Map.entry("decode", true)));
	}

	@Test
	void asksItsOwnServer() throws IOException {
		SpServer[] server = new SpServer[1];
		server[0] = this.runtime.start((request, response) -> {
			if (request.text().startsWith("outer")) {
				try (LineClient client = new LineClient(server[0])) {
					response.reply(client.ask("inner " + request.text()));
				}
			}
			else {
				response.reply(request.text());
			}
		});
		try (LineClient client = new LineClient(server[0])) {
			for (int i = 0; i < 30; i++) {
				assertThat(client.ask("outer " + i)).isEqualTo("inner outer " + i);
			}
		}
	}

	@Test
	void leavesNoInterruptBehindForOthers() throws IOException {
		AtomicInteger interrupted = new AtomicInteger();
		SpServer server = this.runtime.start((request, response) -> {
			if (request.text().equals("interrupt")) {
				Thread.currentThread().interrupt();
			}
			else if (Thread.interrupted()) {
				interrupted.incrementAndGet();
			}
			response.reply(request.text());
		});
		try (LineClient one = new LineClient(server); LineClient other = new LineClient(server)) {
			for (int i = 0; i < 100; i++) {
				one.send("interrupt\r\n");
				assertThat(other.ask("work")).isEqualTo("work");
				assertThat(one.line()).isEqualTo("interrupt");
				assertThat(other.ask("work")).isEqualTo("work");
			}
		}
		assertThat(interrupted).hasValue(0);
	}

	@Test
	void survivesAnErrorAndGoesOn() throws IOException {
		SpServer server = this.runtime.start((request, response) -> {
			if (request.text().equals("overflow")) {
				response.reply(Integer.toString(depth(1)));
			}
			response.reply(request.text());
		});
		try (LineClient good = new LineClient(server)) {
			for (int i = 0; i < 3; i++) {
				try (LineClient bad = new LineClient(server)) {
					bad.send("overflow\n");
					assertThat(bad.rest()).isEmpty();
				}
				assertThat(good.ask("good " + i)).isEqualTo("good " + i);
			}
		}
		assertThat(this.runtime.closings).contains(CloseReason.HANDLER_ERROR);
	}

	@SuppressWarnings("InfiniteRecursion")
	private static int depth(int depth) {
		return depth(depth + 1) + 1;
	}

	/** Whether the thread was in the event loop where it has come by. */
	private final class Places implements Handler {

		private final Map<String, Boolean> inLoop = new ConcurrentHashMap<>();

		void note(String place) {
			boolean here = InsideHandlerTests.this.runtime.inEventLoop();
			Boolean before = this.inLoop.put(place, here);
			if (before != null && before != here) {
				this.inLoop.put(place + " at another time", !here);
			}
		}

		@Override
		public void opened(Session session, Response response) {
			note("opened");
		}

		@Override
		public void received(Request request, Response response) throws Exception {
			note("received");
			if (request.text().equals("bad")) {
				throw new IllegalStateException("thrown by a test");
			}
			CountDownLatch sent = new CountDownLatch(1);
			request.session().send(Message.text(request.text()).onCompletion((message, succeeded, failed) -> {
				note("completed");
				sent.countDown();
			}, null));
			sent.await(10, TimeUnit.SECONDS);
		}

		@Override
		public void timedOut(Session session, Response response) {
			note("timedOut");
		}

		@Override
		public void failed(Session session, Throwable cause, Response response) {
			note("failed");
		}

		@Override
		public void closed(Session session, CloseReason reason) {
			note("closed");
		}

	}

	/** Lines, and where they are decoded. */
	private record PlacedLines(Places places) implements Protocol {

		@Override
		public String name() {
			return "placed-lines";
		}

		@Override
		public Decoder newDecoder(ServerOptions options) {
			MessageDecoder lines = (MessageDecoder) Protocols.line().newDecoder(options);
			return new MessageDecoder() {

				@Override
				public @Nullable Object decode(ByteBuf in) throws ProtocolException {
					PlacedLines.this.places.note("decode");
					return lines.decode(in);
				}

			};
		}

		@Override
		public byte[] frame(String text, Charset charset) {
			return Protocols.line().frame(text, charset);
		}

	}

}
