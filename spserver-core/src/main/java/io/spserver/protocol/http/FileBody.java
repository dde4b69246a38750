package io.spserver.protocol.http;

import java.io.Closeable;
import java.nio.channels.FileChannel;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A region of a file.
 */
final class FileBody extends HttpBody {

	private final FileChannel channel;

	private final long position;

	private final long length;

	private final Closeable onEnd;

	FileBody(FileChannel channel, long position, long length, Closeable onEnd) {
		if (position < 0 || length < 0) {
			throw new IllegalArgumentException(
					"position " + position + " and length " + length + " must not be negative");
		}
		this.channel = Objects.requireNonNull(channel, "channel");
		this.position = position;
		this.length = length;
		this.onEnd = Objects.requireNonNull(onEnd, "onEnd");
	}

	FileChannel channel() {
		return this.channel;
	}

	long position() {
		return this.position;
	}

	@Override
	public long length() {
		return this.length;
	}

	@Override
	void end(@Nullable Throwable failure) {
		Sending.close(this.onEnd);
	}

	@Override
	Transfer transfer(Sending sending) {
		return new FileTransfer(sending, this.channel, this.position, this.length);
	}

}
