package io.spserver.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.spserver.CloseReason;
import io.spserver.Decoder;
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
 * Handlers that throw, and peers that break the protocol, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class FailureTests extends PatternTest {

	FailureTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void closesOnlyTheSessionWhoseHandlerThrows() throws IOException {
		List<Throwable> failures = new ArrayList<>();
		SpServer server = this.runtime.start(new Handler() {

			@Override
			public void received(Request request, Response response) {
				if (request.text().equals("bad")) {
					response.reply("never sent");
					throw new IllegalStateException("thrown by a test");
				}
				response.reply(request.text());
			}

			@Override
			public void failed(Session session, Throwable cause, Response response) {
				failures.add(cause);
				response.reply("sorry");
			}

		});
		try (LineClient good = new LineClient(server); LineClient bad = new LineClient(server)) {
			bad.send("fine\nbad\ndropped\n");
			assertThat(bad.rest()).isEqualTo("fine\r\nsorry\r\n");
			assertThat(good.ask("good")).isEqualTo("good");
		}
		assertThat(failures).hasSize(1).first().isInstanceOf(IllegalStateException.class);
		await().untilAsserted(() -> assertThat(this.runtime.closings).contains(CloseReason.HANDLER_ERROR));
		assertThat(server.statistics().requests().failed()).isEqualTo(1);
		assertThat(server.statistics().requests().total()).isEqualTo(3);
	}

	@Test
	void countsARequestAsFailedThatItsHandlerCallsFailed() throws IOException {
		SpServer server = this.runtime.start((request, response) -> response.reply("no").failed());
		try (LineClient client = new LineClient(server)) {
			assertThat(client.ask("1")).isEqualTo("no");
			assertThat(client.ask("2")).isEqualTo("no");
		}
		await().until(() -> server.statistics().requests().failed() == 2);
		assertThat(server.statistics().requests().total()).isEqualTo(2);
	}

	@Test
	void closesASessionWhoseMessageIsTooLargeWithAnError() throws IOException {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()),
				(options) -> options.maxMessageSize(10));
		try (LineClient client = new LineClient(server)) {
			client.send("short\n" + "x".repeat(100_000) + "\n");
			assertThat(client.rest()).isEqualTo("short\r\nMessage too large: the limit is 10 bytes.\r\n");
		}
		assertThat(this.runtime.closings).containsExactly(CloseReason.PROTOCOL_ERROR);
	}

	@Test
	void closesASessionWhoseHandlerWantsTheImpossible() throws Exception {
		SpServer server = this.runtime.start((request, response) -> {
			switch (request.text()) {
				case "decoder" -> response.decoder(new Decoder() {
				});
				default -> response.reply((Message) null);
			}
		});
		for (String wish : List.of("decoder", "null")) {
			try (LineClient client = new LineClient(server)) {
				client.send(wish + "\n");
				assertThat(client.rest()).isEmpty();
			}
		}
		await().until(() -> this.runtime.sessions().count() == 0);
		assertThat(this.runtime.closings).containsExactly(CloseReason.HANDLER_ERROR, CloseReason.HANDLER_ERROR);
	}

	@Test
	void tellsTheHandlerOnceThatSomethingWentWrong() throws Exception {
		List<Throwable> failures = new CopyOnWriteArrayList<>();
		SpServer server = this.runtime.start(new Handler() {

			@Override
			public void received(Request request, Response response) {
				throw new IllegalStateException("thrown by a test");
			}

			@Override
			public void failed(Session session, Throwable cause, Response response) {
				failures.add(cause);
			}

		}, (options) -> options.maxMessageSize(10));
		try (LineClient client = new LineClient(server)) {
			client.send("bad\n" + "x".repeat(100) + "\n");
			assertThat(client.rest()).isEmpty();
		}
		await().until(() -> this.runtime.sessions().count() == 0);
		assertThat(failures).hasSize(1).first().isInstanceOf(IllegalStateException.class);
	}

}
