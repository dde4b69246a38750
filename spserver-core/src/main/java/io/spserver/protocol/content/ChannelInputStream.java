package io.spserver.protocol.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/**
 * Reads a file from its beginning, whatever others read of it. Leaves it open. Belongs to
 * one thread at a time.
 */
final class ChannelInputStream extends InputStream {

	private final FileChannel channel;

	private final long end;

	private long position;

	ChannelInputStream(FileChannel channel, long end) {
		this.channel = channel;
		this.end = end;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		if (length == 0) {
			return 0;
		}
		int count = this.channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, this.end - this.position)),
				this.position);
		if (this.position >= this.end || count < 0) {
			return -1;
		}
		this.position += count;
		return count;
	}

	@Override
	public long skip(long count) {
		long skipped = Math.max(0, Math.min(count, this.end - this.position));
		this.position += skipped;
		return skipped;
	}

	@Override
	public int available() {
		return (int) Math.min(Integer.MAX_VALUE, this.end - this.position);
	}

}
