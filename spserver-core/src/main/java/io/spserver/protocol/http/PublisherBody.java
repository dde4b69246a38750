package io.spserver.protocol.http;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * What a publisher gives. Nothing is to be let go of before somebody has subscribed; from
 * then on that is the subscriber's task.
 */
final class PublisherBody extends HttpBody {

	private final Flow.Publisher<ByteBuffer> publisher;

	private final long length;

	PublisherBody(Flow.Publisher<ByteBuffer> publisher, long length) {
		this.publisher = Objects.requireNonNull(publisher, "publisher");
		this.length = Math.max(-1, length);
	}

	@Override
	public long length() {
		return this.length;
	}

	@Override
	void end(@Nullable Throwable failure) {
	}

	@Override
	Transfer transfer(Sending sending) {
		return new PublisherTransfer(sending, this.publisher);
	}

}
