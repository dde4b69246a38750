package io.spserver.protocol.content;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A part of a stream. Fails if the stream ends before the part does, so that nobody takes
 * half of it for the whole. Belongs to its reader.
 */
public final class BoundedInputStream extends FilterInputStream {

	private long left;

	/**
	 * Creates a stream of the next bytes of another one.
	 * @param in the other one, closed with this
	 * @param length how many bytes there are
	 */
	public BoundedInputStream(InputStream in, long length) {
		super(in);
		this.left = length;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		if (this.left == 0) {
			return -1;
		}
		int count = this.in.read(bytes, offset, (int) Math.min(length, this.left));
		if (count < 0) {
			throw new EOFException(this.left + " bytes are missing");
		}
		this.left -= count;
		return count;
	}

	@Override
	public long skip(long count) throws IOException {
		long skipped = this.in.skip(Math.min(count, this.left));
		this.left -= skipped;
		return skipped;
	}

	@Override
	public int available() throws IOException {
		return (int) Math.min(this.in.available(), this.left);
	}

	@Override
	public boolean markSupported() {
		return false;
	}

}
