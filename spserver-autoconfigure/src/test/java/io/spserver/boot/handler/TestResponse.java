package io.spserver.boot.handler;

import java.util.ArrayList;
import java.util.List;

import io.spserver.Continuation;
import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.Response;
import io.spserver.SessionId;
import io.spserver.Step;

/**
 * A response that keeps the heads of what is replied.
 */
final class TestResponse implements Response {

	private final List<Object> replies = new ArrayList<>();

	List<Object> replies() {
		return this.replies;
	}

	@Override
	public Response reply(Message message) {
		this.replies.add(message.head());
		return this;
	}

	@Override
	public Response send(Message message) {
		return this;
	}

	@Override
	public Response close() {
		return this;
	}

	@Override
	public Response close(SessionId session) {
		return this;
	}

	@Override
	public Response failed() {
		return this;
	}

	@Override
	public Response decoder(Decoder decoder) {
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
		throw new UnsupportedOperationException();
	}

}
