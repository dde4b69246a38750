package io.spserver.server;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.SessionId;
import io.spserver.codec.DotTerminatedDecoder;
import io.spserver.codec.LengthPrefixedDecoder;
import io.spserver.codec.LineDecoder;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a handler's author relies on, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class SessionTests {

	private final TestRuntime runtime;

	SessionTests(Pattern pattern) {
		this.runtime = new TestRuntime(pattern);
	}

	@AfterEach
	void close() {
		this.runtime.close();
	}

	@Test
	void answersEachLineInOrder() throws IOException {
		SpServer server = this.runtime.start((request, response) -> response.reply("echo " + request.text()));
		try (LineClient client = new LineClient(server)) {
			String lines = IntStream.range(0, 500).mapToObj((i) -> "line " + i + "\n").collect(Collectors.joining());
			client.send(lines);
			for (int i = 0; i < 500; i++) {
				assertThat(client.line()).isEqualTo("echo line " + i);
			}
			assertThat(client.ask("more")).isEqualTo("echo more");
		}
	}

	@Test
	void callsTheHandlerFromOpenedToClosed() throws IOException {
		List<String> calls = new CopyOnWriteArrayList<>();
		SpServer server = this.runtime.start(new Handler() {

			@Override
			public void opened(Session session, Response response) {
				calls.add("opened");
				response.reply("hello");
			}

			@Override
			public void received(Request request, Response response) {
				calls.add("received " + request.text());
				response.reply("ok");
			}

			@Override
			public void closed(Session session, CloseReason reason) {
				calls.add("closed " + reason);
			}

		});
		try (LineClient client = new LineClient(server)) {
			assertThat(client.line()).isEqualTo("hello");
			assertThat(client.ask("a")).isEqualTo("ok");
		}
		await().untilAsserted(() -> assertThat(calls).containsExactly("opened", "received a", "closed PEER"));
		await().until(() -> this.runtime.sessions().count() == 0);
	}

	@Test
	void answersWhatWasSentBeforeThePeerEndedItsInput() throws IOException {
		SpServer server = this.runtime.start((request, response) -> response.reply(request.text()));
		for (int i = 0; i < 300; i++) {
			try (LineClient client = new LineClient(server)) {
				client.send("a\nb\nc\n").endInput();
				assertThat(client.rest()).isEqualTo("a\r\nb\r\nc\r\n");
			}
		}
		await().until(() -> this.runtime.closings.size() == 300);
		assertThat(this.runtime.closings).containsOnly(CloseReason.PEER);
	}

	@Test
	void closesAfterTheReplyAndDropsWhatFollows() throws IOException {
		AtomicInteger calls = new AtomicInteger();
		SpServer server = this.runtime.start((request, response) -> {
			calls.incrementAndGet();
			response.reply("bye").close();
		});
		try (LineClient client = new LineClient(server)) {
			client.send("quit\nquit\nquit\n");
			assertThat(client.rest()).isEqualTo("bye\r\n");
		}
		assertThat(calls).hasValue(1);
		await().untilAsserted(() -> assertThat(this.runtime.closings).containsExactly(CloseReason.APPLICATION));
	}

	@Test
	void neverCallsAHandlerTwiceAtOnceForOneSession() throws Exception {
		int[] plain = { 0 };
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger overlaps = new AtomicInteger();
		SpServer server = this.runtime.start((request, response) -> {
			if (inside.incrementAndGet() > 1) {
				overlaps.incrementAndGet();
			}
			plain[0]++;
			inside.decrementAndGet();
			response.reply(Integer.toString(plain[0]));
		});
		try (LineClient client = new LineClient(server)) {
			for (int batch = 0; batch < 50; batch++) {
				client.send("x\n".repeat(100));
			}
			for (int i = 1; i <= 5000; i++) {
				assertThat(client.line()).isEqualTo(Integer.toString(i));
			}
		}
		assertThat(overlaps).hasValue(0);
	}

	@Test
	void sendsToOtherSessionsAndReportsWhoGotIt() throws Exception {
		List<String> report = new CopyOnWriteArrayList<>();
		CountDownLatch reported = new CountDownLatch(1);
		SpServer server = this.runtime.start((request, response) -> {
			List<SessionId> others = this.runtime.sessions()
				.list()
				.stream()
				.map(Session::id)
				.filter((id) -> !id.equals(request.session().id()))
				.collect(Collectors.toCollection(ArrayList::new));
			others.add(new SessionId("nowhere", 1));
			response.send(Message.text(request.text()).to(others).onCompletion((message, succeeded, failed) -> {
				report.add(message.completionKey() + " " + succeeded.size() + " " + failed);
				reported.countDown();
			}, "key"));
			response.reply("sent");
		});
		try (LineClient one = new LineClient(server);
				LineClient two = new LineClient(server);
				LineClient three = new LineClient(server)) {
			await().until(() -> this.runtime.sessions().count() == 3);
			assertThat(one.ask("news")).isEqualTo("sent");
			assertThat(two.line()).isEqualTo("news");
			assertThat(three.line()).isEqualTo("news");
			assertThat(reported.await(10, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(report).containsExactly("key 2 [nowhere#1]");
	}

	@Test
	void closesAnotherSession() throws Exception {
		SpServer server = this.runtime.start((request, response) -> {
			this.runtime.sessions()
				.list()
				.stream()
				.filter((session) -> session != request.session())
				.forEach((session) -> response.close(session.id()));
			response.reply("done");
		});
		try (LineClient one = new LineClient(server); LineClient two = new LineClient(server)) {
			await().until(() -> this.runtime.sessions().count() == 2);
			assertThat(one.ask("close the other")).isEqualTo("done");
			assertThat(two.rest()).isEmpty();
			assertThat(one.ask("still there?")).isEqualTo("done");
		}
	}

	@Test
	void switchesTheDecoderForWhatHasArrivedAlready() throws IOException {
		SpServer server = this.runtime.start((request, response) -> {
			int limit = 1024;
			Charset charset = StandardCharsets.UTF_8;
			if (request.text().equals("DATA")) {
				response.reply("go").decoder(new DotTerminatedDecoder(limit, charset));
			}
			else if (request.text().contains("\n")) {
				response.reply("got " + request.text().length()).decoder(new LineDecoder(limit, charset));
			}
			else {
				response.reply("line " + request.text());
			}
		});
		try (LineClient client = new LineClient(server)) {
			client.send(("a\r\nDATA\r\nx\r\ny\r\n.\r\nb\r\n").repeat(40));
			for (int i = 0; i < 40; i++) {
				assertThat(client.line()).isEqualTo("line a");
				assertThat(client.line()).isEqualTo("go");
				assertThat(client.line()).startsWith("got ");
				assertThat(client.line()).isEqualTo("line b");
			}
		}
	}

	@Test
	void sendsFromOutsideTheHandlerInOrder() throws Exception {
		SpServer server = this.runtime.start((request, response) -> {
			response.reply("1");
			request.session().send("0 while handling");
			response.reply("2");
		});
		try (LineClient client = new LineClient(server)) {
			assertThat(client.ask("x")).isEqualTo("0 while handling");
			assertThat(client.line()).isEqualTo("1");
			assertThat(client.line()).isEqualTo("2");
			Session session = this.runtime.sessions().list().get(0);
			session.send("later");
			assertThat(client.line()).isEqualTo("later");
			session.close();
			assertThat(client.rest()).isEmpty();
		}
	}

	@Test
	void sendsEachAnswerBeforeTheNextRequestIsHandled() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		SpServer server = this.runtime.start((request, response) -> {
			if (request.text().equals("2")) {
				release.await(10, TimeUnit.SECONDS);
			}
			response.reply(request.text());
		});
		try (LineClient client = new LineClient(server)) {
			client.send("1\n2\n");
			assertThat(client.line()).isEqualTo("1");
			release.countDown();
			assertThat(client.line()).isEqualTo("2");
		}
	}

	@Test
	void tellsAHandlerWhileItRunsThatItsMessageIsOut() throws Exception {
		SpServer server = this.runtime.start((request, response) -> {
			CountDownLatch sent = new CountDownLatch(1);
			request.session()
				.send(Message.text("progress").onCompletion((message, succeeded, failed) -> sent.countDown(), null));
			response.reply(sent.await(10, TimeUnit.SECONDS) ? "done" : "in vain");
		});
		try (LineClient client = new LineClient(server)) {
			assertThat(client.ask("x")).isEqualTo("progress");
			assertThat(client.line()).isEqualTo("done");
		}
	}

	@Test
	void closesAfterTheReplyWhateverWayTheHandlerClosesItsSession() throws IOException {
		AtomicInteger calls = new AtomicInteger();
		SpServer server = this.runtime.start((request, response) -> {
			calls.incrementAndGet();
			switch (request.text()) {
				case "session" -> request.session().close();
				case "sessions" -> this.runtime.sessions().close(request.session().id());
				default -> response.close(request.session().id());
			}
			response.reply("bye");
		});
		for (String way : List.of("session", "sessions", "response")) {
			try (LineClient client = new LineClient(server)) {
				client.send((way + "\n").repeat(3));
				assertThat(client.rest()).isEqualTo("bye\r\n");
			}
		}
		assertThat(calls).hasValue(3);
	}

	@Test
	void doesNotBlameThePeerForBytesThatTheOldDecoderDoesNotUnderstand() throws IOException {
		SpServer server = this.runtime.start((request, response) -> {
			if (request.message() instanceof byte[] bytes) {
				response.reply(bytes.length + " bytes").close();
			}
			else {
				response.reply("ready").decoder(new LengthPrefixedDecoder(2, 5000));
			}
		}, (options) -> options.maxMessageSize(100));
		try (LineClient client = new LineClient(server)) {
			client.send("BINARY\n" + (char) 0x10 + (char) 0 + "x".repeat(0x1000));
			assertThat(client.rest()).isEqualTo("ready\r\n4096 bytes\r\n");
		}
	}

	@Test
	void readsManyLargeAnswersToPipelinedRequests() throws IOException {
		byte[] answer = "0123456789".repeat(30_000).getBytes(StandardCharsets.US_ASCII);
		SpServer server = this.runtime.start((request, response) -> response.reply(Message.bytes(answer)));
		try (LineClient client = new LineClient(server)) {
			client.send("x\n".repeat(60)).endInput();
			assertThat(client.rest()).hasSize(60 * answer.length);
		}
	}

}
