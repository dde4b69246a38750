package io.spserver.protocol.http.form;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of one part in the stream of a body. Belongs to its reader.
 */
final class PartStream extends FilterInputStream {

	private long left;

	PartStream(InputStream body, long length) {
		super(body);
		this.left = length;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		if (this.left == 0 && length > 0) {
			return -1;
		}
		int count = this.in.read(bytes, offset, (int) Math.min(length, this.left));
		this.left -= Math.max(0, count);
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
