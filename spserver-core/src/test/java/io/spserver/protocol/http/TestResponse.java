package io.spserver.protocol.http;

import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.Response;
import io.spserver.SessionId;

/**
 * Keeps what a handler replied.
 */
final class TestResponse implements Response {

	private final StringBuilder replies = new StringBuilder();

	private boolean closed;

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

	String replies() {
		return this.replies.toString();
	}

	boolean closed() {
		return this.closed;
	}

}
