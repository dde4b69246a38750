package io.spserver.protocol.http;

import io.spserver.Continuation;
import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.Response;
import io.spserver.SessionId;
import io.spserver.Step;

/**
 * Keeps what a handler replied.
 */
final class TestResponse implements Response {

	private final StringBuilder replies = new StringBuilder();

	private boolean closed;

	private boolean failed;

	private boolean partial;

	@Override
	public Response reply(Message message) {
		this.replies.append(Messages.text(message));
		return this;
	}

	@Override
	public Response close() {
		this.closed = true;
		return this;
	}

	@Override
	public Response send(Message message) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Response close(SessionId session) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Response decoder(Decoder decoder) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Response failed() {
		this.failed = true;
		return this;
	}

	@Override
	public Response next(Step step) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Continuation suspend() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Response partial() {
		this.partial = true;
		return this;
	}

	boolean isPartial() {
		return this.partial;
	}

	boolean hasFailed() {
		return this.failed;
	}

	String replies() {
		return this.replies.toString();
	}

	boolean closed() {
		return this.closed;
	}

}
