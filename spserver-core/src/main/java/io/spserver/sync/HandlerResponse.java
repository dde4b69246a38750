package io.spserver.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.spserver.CloseReason;
import io.spserver.Continuation;
import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.Outcome;
import io.spserver.Response;
import io.spserver.SessionId;
import io.spserver.Step;
import io.spserver.queueing.OpenRequest;
import io.spserver.queueing.Turn;
import org.jspecify.annotations.Nullable;

/**
 * Notes what one call of a handler wants, and has it done when the call has returned. Of
 * a call that throws nothing is done. Used for all calls of one session, by the thread
 * that has its turn.
 */
final class HandlerResponse implements Response {

	private final Turn turn;

	private List<Message> messages = List.of();

	private List<SessionId> toClose = List.of();

	private @Nullable Decoder decoder;

	private boolean startsTls;

	private boolean closes;

	private boolean failed;

	private boolean partial;

	/** What the request goes on with. */
	private @Nullable OpenRequest open;

	HandlerResponse(Turn turn) {
		this.turn = turn;
	}

	@Override
	public Response reply(Message message) {
		this.turn.reply(Objects.requireNonNull(message, "message"));
		return this;
	}

	@Override
	public Response send(Message message) {
		if (this.messages.isEmpty()) {
			this.messages = new ArrayList<>();
		}
		this.messages.add(Objects.requireNonNull(message, "message"));
		return this;
	}

	@Override
	public Response close() {
		this.closes = true;
		return this;
	}

	@Override
	public Response close(SessionId session) {
		if (this.toClose.isEmpty()) {
			this.toClose = new ArrayList<>();
		}
		this.toClose.add(Objects.requireNonNull(session, "session"));
		return this;
	}

	@Override
	public Response decoder(Decoder decoder) {
		this.decoder = Objects.requireNonNull(decoder, "decoder");
		return this;
	}

	@Override
	public Response startTls() {
		if (!this.turn.session().canStartTls()) {
			throw new IllegalStateException(
					"Session " + this.turn.session().id() + " cannot start TLS: " + (this.turn.session().isEncrypted()
							? "it is encrypted already" : "its server has none on demand"));
		}
		this.startsTls = true;
		return this;
	}

	@Override
	public Response failed() {
		this.failed = true;
		return this;
	}

	@Override
	public Response next(Step step) {
		open(Objects.requireNonNull(step, "step"));
		return this;
	}

	@Override
	public Continuation suspend() {
		return open(null);
	}

	private OpenRequest open(@Nullable Step step) {
		if (this.open != null) {
			throw new IllegalStateException("It was decided already how this request goes on");
		}
		OpenRequest request = this.turn.open(step);
		this.open = request;
		return request;
	}

	@Override
	public Response partial() {
		this.partial = true;
		return this;
	}

	Outcome outcome() {
		return this.failed ? Outcome.ERROR : Outcome.SUCCESS;
	}

	/** Whether the message was only a part of a request. */
	boolean isPartial() {
		return this.partial;
	}

	/** What the request goes on with, {@code null} if it is done. */
	@Nullable OpenRequest open() {
		return this.open;
	}

	/** Has it done, and forgets it. */
	void commit() {
		sendToOthers();
		if (this.open != null) {
			this.turn.leaveOpen(this.open);
			this.open = null;
		}
		if (this.closes) {
			this.turn.close(CloseReason.APPLICATION);
		}
		else if (this.startsTls) {
			this.turn.startTls(this.decoder);
		}
		else if (this.decoder != null) {
			this.turn.switchDecoder(this.decoder);
		}
		this.turn.deliver();
		forget();
	}

	/** The same for a session that closes anyway. */
	void commitLast() {
		this.decoder = null;
		this.startsTls = false;
		this.closes = false;
		commit();
	}

	private void sendToOthers() {
		if (!this.messages.isEmpty()) {
			this.messages.forEach(this.turn.server().registry()::send);
		}
		if (!this.toClose.isEmpty()) {
			this.turn.server().registry().close(this.toClose);
		}
	}

	/** Has nothing of it done. */
	void discard() {
		this.turn.discard();
		forget();
	}

	private void forget() {
		this.messages = List.of();
		this.toClose = List.of();
		this.decoder = null;
		this.startsTls = false;
		this.closes = false;
		this.failed = false;
		this.partial = false;
		if (this.open != null) {
			this.open.discard();
			this.open = null;
		}
	}

}
