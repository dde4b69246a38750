package io.spserver.protocol.smtp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.spserver.CloseReason;
import io.spserver.Continuation;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.ProtocolException;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.protocol.smtp.codec.SmtpDecoder;
import io.spserver.protocol.smtp.codec.SmtpInput;
import io.spserver.protocol.smtp.codec.SmtpPart;

/**
 * Has the {@link Conversation} of a session go on, and sends what comes of it. Belongs to
 * the session's turn.
 */
final class SmtpSessionHandler implements Handler {

	private final SmtpServerParts server;

	private final Conversation conversation;

	/** When the client was greeted, if it had to wait for that. */
	private long greetedAt;

	private boolean hadToWait;

	SmtpSessionHandler(SmtpServerParts server, Session session) throws Exception {
		this.server = server;
		this.conversation = new Conversation(server, session);
	}

	@Override
	public void opened(Session session, Response response) {
		Duration delay = this.server.options().greetingDelay();
		if (delay.isZero()) {
			greet(response);
			return;
		}
		this.hadToWait = true;
		Continuation greeting = response.suspend();
		Executor later = CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run);
		later.execute(() -> greeting.resume(this::greet));
	}

	private void greet(Response response) {
		this.conversation.greet();
		this.greetedAt = System.nanoTime();
		send(response);
	}

	@Override
	public void received(Request request, Response response) {
		if (!(request.message() instanceof SmtpInput input)) {
			throw new IllegalStateException(
					"Server '" + request.session().id().server() + "' has an SMTP handler but another protocol");
		}
		if (this.hadToWait && input.firstByteAt() - this.greetedAt < 0) {
			this.conversation.talkedEarly();
		}
		else {
			this.conversation.take(input);
		}
		this.hadToWait = false;
		SmtpPart last = input.parts().get(input.parts().size() - 1);
		if (last instanceof SmtpPart.Content content && !content.last()) {
			response.partial();
		}
		send(response);
	}

	private void send(Response response) {
		byte[] replies = this.conversation.takeReplies();
		if (replies.length > 0) {
			response.reply(Message.bytes(replies));
		}
		if (this.conversation.takeFailed()) {
			response.failed();
		}
		if (this.conversation.isClosing()) {
			response.close();
		}
		else if (this.conversation.takeStartsTls()) {
			response.startTls().decoder(SmtpDecoder.until(this.conversation.deadline()));
		}
	}

	@Override
	public void timedOut(Session session, Response response) {
		this.conversation.sayLast(Answer.last(421, "4.4.2", "Nothing came for too long"));
		send(response);
	}

	@Override
	public void failed(Session session, Throwable cause, Response response) {
		if (!(cause instanceof ProtocolException)) {
			this.conversation.sayLast(Answer.last(421, "4.3.0", "Something went wrong here, try again later"));
			send(response);
		}
	}

	@Override
	public void closed(Session session, CloseReason reason) {
		this.conversation.end();
	}

}
