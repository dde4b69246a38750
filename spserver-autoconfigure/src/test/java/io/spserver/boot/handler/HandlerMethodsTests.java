package io.spserver.boot.handler;

import java.util.List;

import io.spserver.CloseReason;
import io.spserver.Response;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.annotation.OnClose;
import io.spserver.boot.annotation.OnError;
import io.spserver.boot.annotation.OnMessage;
import io.spserver.boot.annotation.OnOpen;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link HandlerMethods} and {@link HandlerMethodCheck}.
 */
class HandlerMethodsTests {

	@Test
	void knowsTheTypeOfTheMessage() {
		assertThat(HandlerMethods.of(Lines.class).messageType()).isEqualTo(List.class);
		assertThat(HandlerMethods.of(NoMessage.class).messageType()).isNull();
	}

	@Test
	void refusesClassWithoutMethods() {
		assertThat(refused(Object.class)).hasMessageContaining("no method")
			.extracting(InvalidHandlerException::getAction)
			.asString()
			.contains("@OnMessage", "io.spserver.Handler");
	}

	@Test
	void refusesTwoMethodsForOneEvent() {
		assertThat(refused(TwoMethods.class)).hasMessageContaining("2 methods with @OnMessage");
	}

	@Test
	void refusesUnknownParameter() {
		assertThat(refused(UnknownParameter.class)).hasMessageContaining("open(")
			.hasMessageContaining("java.lang.String cannot be resolved")
			.extracting(InvalidHandlerException::getAction)
			.asString()
			.contains("@OnOpen", "Session, Response");
	}

	@Test
	void refusesPrimitiveMessage() {
		assertThat(refused(PrimitiveMessage.class)).hasMessageContaining("int cannot be resolved")
			.extracting(InvalidHandlerException::getAction)
			.asString()
			.contains("the message", "Session, Request, Response");
	}

	@Test
	void refusesThrowableAsMessage() {
		assertThat(refused(ThrowableMessage.class)).hasMessageContaining("Throwable cannot be resolved");
	}

	@Test
	void refusesTwoMessages() {
		assertThat(refused(TwoMessages.class)).hasMessageContaining("several parameters for the message");
	}

	@Test
	void refusesSpecialThrowable() {
		assertThat(refused(SpecialThrowable.class)).hasMessageContaining("IllegalStateException cannot be resolved");
	}

	@Test
	void refusesResultThatIsNoReply() {
		assertThat(refused(NoReply.class)).hasMessageContaining("returns int");
	}

	@Test
	void refusesReplyToClosedSession() {
		assertThat(refused(ReplyToClosed.class)).hasMessageContaining("nothing can be sent");
	}

	@Test
	void refusesResponseToClosedSession() {
		assertThat(refused(ResponseToClosed.class)).hasMessageContaining("Response cannot be resolved");
	}

	@Test
	void refusesStaticMethod() {
		assertThat(refused(StaticMethod.class)).hasMessageContaining("static");
	}

	private InvalidHandlerException refused(Class<?> type) {
		return catchThrowableOfType(InvalidHandlerException.class, () -> HandlerMethods.of(type));
	}

	static class Lines {

		@OnMessage
		void message(List<String> lines) {
		}

	}

	static class NoMessage {

		@OnMessage
		void message(Response response) {
		}

	}

	static class TwoMethods {

		@OnMessage
		void one(String text) {
		}

		@OnMessage
		void two(String text) {
		}

	}

	static class UnknownParameter {

		@OnOpen
		void open(String text) {
		}

	}

	static class PrimitiveMessage {

		@OnMessage
		void message(int number) {
		}

	}

	static class ThrowableMessage {

		@OnMessage
		void message(Throwable cause) {
		}

	}

	static class TwoMessages {

		@OnMessage
		void message(String text, byte[] bytes) {
		}

	}

	static class SpecialThrowable {

		@OnError
		void error(IllegalStateException cause) {
		}

	}

	static class NoReply {

		@OnMessage
		int message(String text) {
			return 1;
		}

	}

	static class ReplyToClosed {

		@OnClose
		String close(CloseReason reason) {
			return "bye";
		}

	}

	static class ResponseToClosed {

		@OnClose
		void close(Response response) {
		}

	}

	static class StaticMethod {

		@OnMessage
		static void message(String text) {
		}

	}

}
