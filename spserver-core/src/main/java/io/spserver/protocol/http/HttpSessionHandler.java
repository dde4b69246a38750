package io.spserver.protocol.http;

import java.io.IOException;

import io.spserver.CloseReason;
import io.spserver.Continuation;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.ProtocolException;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.Step;
import io.spserver.protocol.content.Spool;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of one session: takes their bodies, has them handled, and sends
 * what comes of it. Belongs to the session's turn.
 */
final class HttpSessionHandler implements Handler {

	private static final int SERVER_ERROR = 500;

	private final HttpServerParts server;

	private int answered;

	/** The large body that is arriving. */
	private @Nullable Spool upload;

	/** What is being answered, if its body is in a file. */
	private @Nullable HttpRequest spooled;

	/** The answer that is being sent, if that takes more than one call. */
	private @Nullable Sending sending;

	HttpSessionHandler(HttpServerParts server) {
		this.server = server;
	}

	@Override
	public void received(Request request, Response response) {
		Object message = request.message();
		if (message instanceof ParsedRequest parsed) {
			RequestContent content = RequestContent.of(parsed.body());
			handle(this.server.dispatcher().request(parsed.head(), content, request.session()), response);
		}
		else if (message instanceof BodyAnnouncement announcement) {
			announced(announcement, request.session(), response);
		}
		else if (message instanceof BodyPart part) {
			spool(part, request.session(), response);
		}
		else {
			throw new IllegalStateException(
					"Server '" + request.session().id().server() + "' has an HTTP handler but another protocol");
		}
	}

	@Override
	public void failed(Session session, Throwable cause, Response response) {
		if (cause instanceof ProtocolException) {
			this.server.badRequests().refused(session.id(), cause);
		}
	}

	@Override
	public void closed(Session session, CloseReason reason) {
		if (this.sending != null) {
			this.sending.end(new IOException("The session has closed: " + reason.tag()));
		}
		if (this.upload != null) {
			this.upload.close();
		}
		if (this.spooled != null) {
			this.spooled.content().close();
		}
	}

	// Large bodies.

	private void announced(BodyAnnouncement announcement, Session session, Response response) {
		HttpRequest headOnly = this.server.dispatcher().request(announcement.head(), RequestContent.NONE, session);
		HttpResponse refusal = this.server.dispatcher().refuse(headOnly);
		if (refusal != null) {
			answer(headOnly, refusal.withHeader("Connection", "close"), null, response);
			return;
		}
		if (announcement.awaitsLeave()) {
			response.reply(this.server.encoder().leave(announcement.head()));
		}
		response.partial();
	}

	private void spool(BodyPart part, Session session, Response response) {
		Spool spool = this.upload;
		if (spool == null) {
			spool = new Spool(0);
			this.upload = spool;
		}
		HttpRequest request = this.server.dispatcher().request(part.head(), RequestContent.of(spool), session);
		try {
			spool.write(part.bytes());
		}
		catch (IOException ex) {
			HttpResponse failure = this.server.dispatcher().failure(request, ex);
			answer(request, failure.withHeader("Connection", "close"), null, response);
			return;
		}
		if (!part.last()) {
			response.partial();
			return;
		}
		this.upload = null;
		this.spooled = request;
		handle(request, response);
	}

	// Answers.

	private void handle(HttpRequest request, Response response) {
		HandlerLimit limit = newLimit(request);
		HttpResponse answer = this.server.dispatcher().answer(request);
		if (limit != null) {
			limit.returned();
		}
		answer(request, answer, limit, response);
	}

	private @Nullable HandlerLimit newLimit(HttpRequest request) {
		if (this.server.options().handlerTimeout().isZero()) {
			return null;
		}
		Message farewell = this.server.encoder()
			.encode(HttpResponse.text(503, "The request took too long to be answered."), request.head(), false);
		return HandlerLimit.start(this.server.options().handlerTimeout(), request.session(), farewell);
	}

	private void answer(HttpRequest request, HttpResponse answer, @Nullable HandlerLimit limit, Response response) {
		if (answer.isAsync()) {
			Continuation continuation = response.suspend();
			answer.completion()
				.whenComplete((later, failure) -> continuation.resume(new LateAnswer(request, limit, later, failure)));
		}
		else if (limit == null || limit.keep()) {
			send(request, answer, response);
		}
		else {
			Thread.interrupted();
			answer.content().close();
			response.failed().close();
		}
	}

	private void send(HttpRequest request, HttpResponse answer, Response response) {
		boolean persists = persists(request, answer);
		boolean bodiless = request.method().equals("HEAD") || ResponseEncoder.isBodiless(answer.status());
		if (bodiless || answer.bytes() != null) {
			response.reply(this.server.encoder().encode(answer, request.head(), persists));
			answer.content().end(null);
			sent(request, answer.status(), persists, response);
		}
		else {
			sendPieces(request, answer, persists, response);
		}
	}

	private void sendPieces(HttpRequest request, HttpResponse answer, boolean mayPersist, Response response) {
		HttpBody body = answer.content();
		BodyFraming framing = BodyFraming.of(body.length(), request.head());
		boolean persists = mayPersist && framing != BodyFraming.UNTIL_CLOSE;
		Sending begun = new Sending(request, body, framing, (last) -> sent(request, answer.status(), persists, last));
		this.sending = begun;
		try {
			begun.start(this.server.encoder().encodeHead(answer, request.head(), framing, persists), response);
		}
		catch (Exception ex) {
			begun.end(ex);
			send(request, this.server.dispatcher().failure(request, ex), response);
		}
	}

	private boolean persists(HttpRequest request, HttpResponse answer) {
		int most = this.server.options().maxRequestsPerConnection();
		return request.keepAlive() && !answer.headers().hasToken("Connection", "close")
				&& (++this.answered < most || most == 0);
	}

	/** The whole answer is replied. */
	private void sent(HttpRequest request, int status, boolean persists, Response response) {
		this.sending = null;
		this.spooled = null;
		request.content().close();
		if (status >= SERVER_ERROR) {
			response.failed();
		}
		if (!persists) {
			response.close();
		}
	}

	/** An answer that was not there when the handler returned. */
	private final class LateAnswer implements Step {

		private final HttpRequest request;

		private final @Nullable HandlerLimit limit;

		private final @Nullable HttpResponse answer;

		private final @Nullable Throwable failure;

		LateAnswer(HttpRequest request, @Nullable HandlerLimit limit, @Nullable HttpResponse answer,
				@Nullable Throwable failure) {
			this.request = request;
			this.limit = limit;
			this.answer = answer;
			this.failure = failure;
		}

		@Override
		public void run(Response response) {
			HttpResponse present = this.answer;
			if (present == null) {
				Throwable cause = (this.failure != null) ? this.failure
						: new NullPointerException("The handler returned no response");
				present = HttpSessionHandler.this.server.dispatcher().failure(this.request, cause);
			}
			answer(this.request, present, this.limit, response);
		}

		@Override
		public void abandoned() {
			if (this.answer != null) {
				this.answer.content().close();
			}
		}

	}

}
