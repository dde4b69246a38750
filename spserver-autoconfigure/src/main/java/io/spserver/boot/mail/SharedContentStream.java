package io.spserver.boot.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import jakarta.mail.internet.SharedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets jakarta.mail read parts of a mail where they are, in memory or in a file, so that
 * none is copied. Belongs to one thread at a time.
 */
final class SharedContentStream extends InputStream implements SharedInputStream {

	private static final int BUFFER_SIZE = 8192;

	private final MailContent content;

	private final long start;

	private final long end;

	/** Where the next byte is, in the whole content. */
	private long position;

	private long mark;

	private final byte[] buffer = new byte[BUFFER_SIZE];

	/** Where the buffer begins, in the whole content. */
	private long bufferStart;

	private int bufferLength;

	private @Nullable InputStream source;

	private long sourcePosition;

	SharedContentStream(MailContent content) {
		this(content, 0, content.length());
	}

	private SharedContentStream(MailContent content, long start, long end) {
		this.content = content;
		this.start = start;
		this.end = end;
		this.position = start;
		this.mark = start;
		this.bufferStart = start;
	}

	@Override
	public long getPosition() {
		return this.position - this.start;
	}

	@Override
	public InputStream newStream(long from, long to) {
		long last = (to < 0) ? this.end : Math.min(this.end, this.start + to);
		return new SharedContentStream(this.content, Math.min(last, this.start + from), last);
	}

	@Override
	public int read() throws IOException {
		if (!fill()) {
			return -1;
		}
		return this.buffer[(int) (this.position++ - this.bufferStart)] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		if (length == 0) {
			return 0;
		}
		if (!fill()) {
			return -1;
		}
		int from = (int) (this.position - this.bufferStart);
		int count = Math.min(length, this.bufferLength - from);
		System.arraycopy(this.buffer, from, bytes, offset, count);
		this.position += count;
		return count;
	}

	/** Has the buffer hold the next byte, unless this is the end. */
	private boolean fill() throws IOException {
		if (this.position >= this.end) {
			return false;
		}
		if (this.position >= this.bufferStart && this.position < this.bufferStart + this.bufferLength) {
			return true;
		}
		InputStream in = source();
		this.bufferLength = in.readNBytes(this.buffer, 0, (int) Math.min(BUFFER_SIZE, this.end - this.position));
		this.bufferStart = this.position;
		this.sourcePosition = this.position + this.bufferLength;
		return this.bufferLength > 0;
	}

	/** The content from the next byte on; opened again to go back. */
	private InputStream source() throws IOException {
		InputStream in = this.source;
		if (in == null || this.sourcePosition > this.position) {
			in = this.content.open();
			this.source = in;
			this.sourcePosition = 0;
		}
		in.skipNBytes(this.position - this.sourcePosition);
		return in;
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

	@Override
	public boolean markSupported() {
		return true;
	}

	@Override
	public synchronized void mark(int limit) {
		this.mark = this.position;
	}

	@Override
	public synchronized void reset() {
		this.position = this.mark;
	}

}
