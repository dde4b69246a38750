package io.spserver.boot.handler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.ProtocolException;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.boot.annotation.OnClose;
import io.spserver.boot.annotation.OnError;
import io.spserver.boot.annotation.OnMessage;
import io.spserver.boot.annotation.OnOpen;
import io.spserver.boot.annotation.OnTimeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link AnnotatedHandler} and {@link HandlerMethod}.
 */
class AnnotatedHandlerTests {

	private final TestSession session = new TestSession();

	private final TestResponse response = new TestResponse();

	@Test
	void callsTheMethodOfEachEvent() throws Exception {
		AllEvents bean = new AllEvents();
		Handler handler = handler(bean);
		handler.opened(this.session, this.response);
		handler.received(request("hello"), this.response);
		handler.timedOut(this.session, this.response);
		handler.failed(this.session, new ProtocolException("wrong"), this.response);
		handler.closed(this.session, CloseReason.PEER);
		assertThat(this.response.replies()).containsExactly("welcome", "hello", "too late", "wrong");
		assertThat(bean.closed).containsExactly(CloseReason.PEER);
	}

	@Test
	void doesNothingForEventsWithoutMethod() throws Exception {
		Handler handler = handler(new TextOnly());
		handler.opened(this.session, this.response);
		handler.timedOut(this.session, this.response);
		handler.failed(this.session, new IOException(), this.response);
		handler.closed(this.session, CloseReason.PEER);
		assertThat(this.response.replies()).isEmpty();
	}

	@Test
	void resolvesParametersInAnyOrder() throws Exception {
		AnyOrder bean = new AnyOrder();
		Request request = request("hello");
		handler(bean).received(request, this.response);
		assertThat(bean.arguments).containsExactly(this.response, "hello", this.session, request);
	}

	@Test
	void givesTextAsBytes() throws Exception {
		handler(new BytesIn()).received(request("hello"), this.response);
		assertThat(this.response.replies()).containsExactly("5");
	}

	@Test
	void givesLines() throws Exception {
		handler(new LinesIn()).received(request(List.of("a", "b")), this.response);
		assertThat(this.response.replies()).containsExactly("a+b");
	}

	@Test
	void givesTheProtocolsOwnType() throws Exception {
		handler(new OwnType()).received(request(new Order(42)), this.response);
		assertThat(this.response.replies()).containsExactly("order 42");
	}

	@Test
	void saysWhatTheMessageIsInsteadOfTheWantedType() {
		assertThatIllegalStateException()
			.isThrownBy(() -> handler(new OwnType()).received(request("text"), this.response))
			.withMessageContaining("java.lang.String")
			.withMessageContaining("Order")
			.withMessageContaining("server 'test'");
	}

	@Test
	void repliesWithBytesAndMessages() throws Exception {
		handler(new BytesOut()).received(request("x"), this.response);
		handler(new MessageOut()).received(request("y"), this.response);
		assertThat(this.response.replies()).containsExactly("x".getBytes(StandardCharsets.UTF_8), "y");
	}

	@Test
	void nullSendsNothing() throws Exception {
		handler(new NullOut()).received(request("x"), this.response);
		assertThat(this.response.replies()).isEmpty();
	}

	@Test
	void exceptionsComeAsTheyAre() {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> handler(new Throwing()).received(request("x"), this.response))
			.withMessage("x");
	}

	@Test
	void inheritedMethodsAreCalled() throws Exception {
		handler(new Inheriting()).received(request("x"), this.response);
		assertThat(this.response.replies()).containsExactly("inherited x");
	}

	private Handler handler(Object bean) {
		return new AnnotatedHandler(bean, HandlerMethods.of(bean.getClass()).bind(bean.getClass()));
	}

	private Request request(Object message) {
		return new Request(this.session, message);
	}

	record Order(int number) {
	}

	static class AllEvents {

		private final List<CloseReason> closed = new ArrayList<>();

		@OnOpen
		String open(Session session) {
			return "welcome";
		}

		@OnMessage
		String message(String text) {
			return text;
		}

		@OnTimeout
		void timeout(Response response) {
			response.reply("too late");
		}

		@OnError
		@Nullable String error(Throwable cause) {
			return cause.getMessage();
		}

		@OnClose
		void close(CloseReason reason) {
			this.closed.add(reason);
		}

	}

	static class TextOnly {

		@OnMessage
		void message(String text) {
		}

	}

	static class AnyOrder {

		private List<Object> arguments = List.of();

		@OnMessage
		void message(Response response, String text, Session session, Request request) {
			this.arguments = List.of(response, text, session, request);
		}

	}

	static class BytesIn {

		@OnMessage
		String message(byte[] bytes) {
			return Integer.toString(bytes.length);
		}

	}

	static class LinesIn {

		@OnMessage
		String message(List<String> lines) {
			return String.join("+", lines);
		}

	}

	static class OwnType {

		@OnMessage
		String message(Order order) {
			return "order " + order.number();
		}

	}

	static class BytesOut {

		@OnMessage
		byte[] message(String text) {
			return text.getBytes(StandardCharsets.UTF_8);
		}

	}

	static class MessageOut {

		@OnMessage
		Message message(String text) {
			return Message.text(text);
		}

	}

	static class NullOut {

		@OnMessage
		@Nullable String message(String text) {
			return null;
		}

	}

	static class Throwing {

		@OnMessage
		void message(String text) throws IOException {
			throw new IOException(text);
		}

	}

	abstract static class Base {

		@OnMessage
		String message(String text) {
			return "inherited " + text;
		}

	}

	static class Inheriting extends Base {

	}

}
