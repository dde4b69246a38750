package io.spserver.protocol.http;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Answers that come later, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class AsyncAnswerTests extends WebTest {

	private final BlockingQueue<CompletableFuture<HttpResponse>> pending = new LinkedBlockingQueue<>();

	AsyncAnswerTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void answersComeInOrderWithoutHoldingAThread() throws Exception {
		SpServer server = start(this::later);
		try (WebClient client = new WebClient(server).get("/a/1").get("/plain")) {
			CompletableFuture<HttpResponse> first = take();
			await().untilAsserted(() -> assertThat(server.statistics().requests().active()).isZero());
			first.complete(HttpResponse.text("first"));
			assertThat(client.answer()).endsWith("\r\n\r\nfirst");
			assertThat(client.answer()).endsWith("\r\n\r\nplain");
		}
	}

	@Test
	void answerThatIsThereAlreadyIsSent() throws Exception {
		SpServer server = start((request) -> HttpResponse.async(CompletableFuture.completedFuture(HttpResponse
			.async(CompletableFuture.completedFuture(HttpResponse.text("nested").withHeader("X-A", "b"))))));
		try (WebClient client = new WebClient(server).get("/a")) {
			assertThat(client.answer()).contains("\r\nX-A: b\r\n").endsWith("\r\n\r\nnested");
		}
	}

	@Test
	void exceptionalCompletionIsAsIfTheHandlerHadThrown() throws Exception {
		SpServer server = start(this::later);
		try (WebClient client = new WebClient(server).get("/a").get("/a").get("/a")) {
			take().completeExceptionally(new HttpStatusException(409, "Too late."));
			assertThat(client.answer()).startsWith("HTTP/1.1 409 ").endsWith("Too late.");
			take().completeExceptionally(new IllegalStateException("broken"));
			assertThat(client.answer()).startsWith("HTTP/1.1 500 ");
			take().complete(null);
			assertThat(client.answer()).startsWith("HTTP/1.1 500 ");
		}
		assertThat(server.statistics().requests().failed()).isEqualTo(2);
	}

	@Test
	void lateBodyIsLetGoWhenThePeerHasVanished() throws Exception {
		List<String> closed = new CopyOnWriteArrayList<>();
		SpServer server = start(this::later);
		WebClient client = new WebClient(server).get("/a");
		CompletableFuture<HttpResponse> answer = take();
		client.vanish();
		await().until(() -> server.statistics().connections().active() == 0);
		HttpBody body = HttpBody.stream(new ByteArrayInputStream(new byte[5]), 5)
			.onEnd((failure) -> closed.add("closed"));
		answer.complete(HttpResponse.of(200, "a/b", body));
		await().untilAsserted(() -> assertThat(closed).containsExactly("closed"));
		assertThat(server.statistics().requests().failed()).isOne();
	}

	@Test
	void filtersChangeTheAnswerWhenItIsThere() throws Exception {
		this.filters.add((request, next) -> next.handle(request)
			.map((answer) -> answer.withHeader("X-Status", Integer.toString(answer.status()))));
		this.filters.add((request, next) -> next.handle(request).withStatus(202).withAddedHeader("X-Added", "1"));
		SpServer server = start(this::later);
		try (WebClient client = new WebClient(server).get("/a")) {
			take().complete(HttpResponse.text("late"));
			assertThat(client.answer()).startsWith("HTTP/1.1 202 ")
				.contains("\r\nX-Status: 202\r\n", "\r\nX-Added: 1\r\n")
				.endsWith("late");
		}
	}

	@Test
	void asyncAnswerHasNothingYet() {
		HttpResponse later = HttpResponse.async(new CompletableFuture<>());
		assertThat(later.isAsync()).isTrue();
		assertThatIllegalStateException().isThrownBy(later::status).withMessageContaining("completion()");
		assertThatIllegalStateException().isThrownBy(later::headers);
		assertThatIllegalStateException().isThrownBy(later::body);
		HttpResponse present = HttpResponse.text("x");
		assertThat(present.isAsync()).isFalse();
		assertThat(present.completion().toCompletableFuture()).isCompletedWithValue(present);
	}

	private HttpResponse later(HttpRequest request) {
		CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
		this.pending.add(answer);
		return HttpResponse.async(answer);
	}

	private CompletableFuture<HttpResponse> take() throws InterruptedException {
		CompletableFuture<HttpResponse> answer = this.pending.poll(10, TimeUnit.SECONDS);
		assertThat(answer).isNotNull();
		return answer;
	}

}
