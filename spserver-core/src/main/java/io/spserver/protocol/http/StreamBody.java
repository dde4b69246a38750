package io.spserver.protocol.http;

import java.io.InputStream;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a stream gives.
 */
final class StreamBody extends HttpBody {

	private final InputStream stream;

	private final long length;

	StreamBody(InputStream stream, long length) {
		this.stream = Objects.requireNonNull(stream, "stream");
		this.length = Math.max(-1, length);
	}

	InputStream stream() {
		return this.stream;
	}

	@Override
	public long length() {
		return this.length;
	}

	@Override
	void end(@Nullable Throwable failure) {
		Sending.close(this.stream);
	}

	@Override
	Transfer transfer(Sending sending) {
		return new StreamTransfer(sending, this.stream);
	}

}
