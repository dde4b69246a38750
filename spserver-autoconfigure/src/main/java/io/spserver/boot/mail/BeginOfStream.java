package io.spserver.boot.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The first bytes of a stream, which ends after them. Belongs to its reader.
 */
final class BeginOfStream extends FilterInputStream {

	private int left;

	/**
	 * Creates a stream of the first bytes of another one.
	 * @param in the other one, closed with this
	 * @param most how many bytes there are at most
	 */
	BeginOfStream(InputStream in, int most) {
		super(in);
		this.left = most;
	}

	@Override
	public int read() throws IOException {
		int next = (this.left > 0) ? this.in.read() : -1;
		this.left--;
		return next;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int count = (this.left > 0) ? this.in.read(bytes, offset, Math.min(length, this.left)) : -1;
		this.left -= Math.max(0, count);
		return count;
	}

}
