package io.spserver.protocol.http;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A body in memory. Immutable, good for any number of responses.
 */
final class BytesBody extends HttpBody {

	static final BytesBody EMPTY = new BytesBody(new byte[0]);

	private final byte[] bytes;

	BytesBody(byte[] bytes) {
		this.bytes = Objects.requireNonNull(bytes, "bytes");
	}

	byte[] bytes() {
		return this.bytes;
	}

	@Override
	public long length() {
		return this.bytes.length;
	}

	@Override
	void end(@Nullable Throwable failure) {
	}

	@Override
	@Nullable Transfer transfer(Sending sending) {
		return null;
	}

}
