package io.spserver.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.spserver.ConnectOptions;
import io.spserver.Conversation;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.codec.Protocols;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Questions and answers, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class ConversationTests extends PatternTest {

	private final SpDispatcher dispatcher = this.runtime.dispatcher((options) -> options);

	private final BlockingQueue<String> others = new LinkedBlockingQueue<>();

	ConversationTests(Pattern pattern) {
		super(pattern);
	}

	private Session open(Conversation conversation, Handler server) throws IOException {
		SpServer started = this.runtime.start(server);
		return join(this.dispatcher.connect(Objects.requireNonNull(started.localAddress()), Protocols.line(),
				conversation, ConnectOptions.defaults()));
	}

	private static <T> T join(CompletableFuture<T> future) {
		return future.orTimeout(20, TimeUnit.SECONDS).join();
	}

	private static String text(CompletableFuture<Request> answer) {
		return join(answer).text();
	}

	private void hear(Request request, Response response) {
		this.others.add(request.text());
	}

	@Test
	void answersComeInOrder() throws Exception {
		Conversation conversation = Conversation.inOrder().build();
		open(conversation, (request, response) -> response.reply("re " + request.text()));
		List<CompletableFuture<Request>> answers = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			answers.add(conversation.ask(String.valueOf(i)));
		}
		for (int i = 0; i < 500; i++) {
			assertThat(text(answers.get(i))).isEqualTo("re " + i);
		}
		assertThat(conversation.outstanding()).isZero();
	}

	@Test
	void manyThreadsGetTheirOwnAnswers() throws Exception {
		Conversation conversation = Conversation.inOrder().build();
		open(conversation, (request, response) -> response.reply("re " + request.text()));
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			int number = i;
			threads.add(new Thread(() -> {
				for (int j = 0; j < 200; j++) {
					String question = number + "-" + j;
					this.others.add(text(conversation.ask(question)).equals("re " + question) ? "right" : "wrong");
				}
			}));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(this.others).hasSize(1600).containsOnly("right");
	}

	@Test
	void greetingsAndUnaskedMessagesGoToOthers() throws Exception {
		Conversation conversation = Conversation.inOrder().greetings(1).others(this::hear).build();
		Session session = open(conversation, new Handler() {

			@Override
			public void opened(Session opened, Response response) {
				response.reply("welcome");
			}

			@Override
			public void received(Request request, Response response) {
				response.reply("re " + request.text());
			}

		});
		assertThat(text(conversation.ask("a"))).isEqualTo("re a");
		session.send("b");
		assertThat(this.others.poll(20, TimeUnit.SECONDS)).isEqualTo("welcome");
		assertThat(this.others.poll(20, TimeUnit.SECONDS)).isEqualTo("re b");
	}

	@Test
	void lateAnswerIsNotTakenForTheNextOne() throws Exception {
		Conversation conversation = Conversation.inOrder().timeout(Duration.ofSeconds(2)).build();
		open(conversation, (request, response) -> {
			if (request.text().equals("slow")) {
				this.release.await();
			}
			response.reply("re " + request.text());
		});
		CompletableFuture<Request> slow = conversation.ask("slow");
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> join(slow))
			.withCauseInstanceOf(TimeoutException.class);
		assertThat(conversation.outstanding()).isOne();
		CompletableFuture<Request> quick = conversation.ask("quick");
		this.release.countDown();
		assertThat(text(quick)).isEqualTo("re quick");
	}

	@Test
	void connectionThatDoesNotAnswerIsClosed() throws Exception {
		Conversation conversation = Conversation.inOrder().timeout(Duration.ofMillis(50)).build();
		Session session = open(conversation, this::block);
		Awaitility.await().ignoreExceptions().until(() -> {
			conversation.ask("a").exceptionally((ex) -> new Request(session, "")).get();
			return !session.isOpen();
		});
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> join(conversation.ask("b")))
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void closeFailsWhatIsOpen() throws Exception {
		Conversation conversation = Conversation.inOrder().build();
		Session session = open(conversation, this::block);
		CompletableFuture<Request> first = conversation.ask("a");
		CompletableFuture<Request> second = conversation.ask("b");
		session.close();
		for (CompletableFuture<Request> each : List.of(first, second)) {
			assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> join(each))
				.withCauseInstanceOf(IOException.class)
				.withMessageContaining("application");
		}
	}

	@Test
	void withoutSessionNothingIsAsked() {
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> join(Conversation.inOrder().build().ask("a")))
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void outstandingQuestionsAreLimited() throws Exception {
		Conversation conversation = Conversation.inOrder().maxOutstanding(2).build();
		open(conversation, this::block);
		CompletableFuture<Request> first = conversation.ask("a");
		CompletableFuture<Request> second = conversation.ask("b");
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> join(conversation.ask("c")))
			.withCauseInstanceOf(RejectedExecutionException.class);
		this.release.countDown();
		assertThat(text(first) + text(second)).isEqualTo("ab");
	}

	@Test
	void idsFindTheirQuestions() throws Exception {
		Conversation conversation = Conversation.byId((request) -> {
			String text = request.text();
			return (text.indexOf(' ') > 0) ? text.substring(0, text.indexOf(' ')) : null;
		}).others(this::hear).build();
		open(conversation, (request, response) -> {
			if (request.text().equals("2 b")) {
				response.reply("news").reply("2 B").reply("1 A").reply("3 nobody");
			}
		});
		CompletableFuture<Request> first = conversation.ask("1", Message.text("1 a"));
		assertThatIllegalArgumentException().isThrownBy(() -> conversation.ask("1", Message.text("1 again")));
		CompletableFuture<Request> second = conversation.ask("2", Message.text("2 b"));
		assertThat(text(first)).isEqualTo("1 A");
		assertThat(text(second)).isEqualTo("2 B");
		assertThat(this.others.poll(20, TimeUnit.SECONDS)).isEqualTo("news");
		assertThat(this.others.poll(20, TimeUnit.SECONDS)).isEqualTo("3 nobody");
		assertThat(conversation.outstanding()).isZero();
	}

	@Test
	void questionsByIdThatTimeOutOrAreCancelledAreForgotten() throws Exception {
		Conversation conversation = Conversation.byId(Request::text).timeout(Duration.ofMillis(20)).build();
		Session session = open(conversation, this::block);
		conversation.ask("1", Message.text("1")).cancel(false);
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> join(conversation.ask("2", Message.text("2"))))
			.withCauseInstanceOf(TimeoutException.class);
		assertThat(conversation.outstanding()).isZero();
		assertThat(session.isOpen()).isTrue();
	}

	@Test
	void questionByIdThatTimesOutMayBeAskedAgainAtOnce() throws Exception {
		Conversation conversation = Conversation.byId(Request::text).timeout(Duration.ofMillis(100)).build();
		open(conversation, this::block);
		CompletableFuture<Integer> left = conversation.ask("1", Message.text("1"))
			.handle((answer, ex) -> conversation.outstanding());
		assertThat(join(left)).isZero();
	}

	@Test
	void kindsOfConversationsAreNotMixed() {
		assertThatIllegalStateException()
			.isThrownBy(() -> Conversation.inOrder().build().ask("id", Message.text("text")));
		assertThatIllegalStateException()
			.isThrownBy(() -> Conversation.byId(Request::text).build().ask(Message.text("text")));
	}

}
