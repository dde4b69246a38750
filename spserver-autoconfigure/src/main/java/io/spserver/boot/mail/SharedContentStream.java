package io.spserver.boot.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import io.spserver.protocol.smtp.SmtpException;
import io.spserver.protocol.smtp.SmtpReply;
import jakarta.mail.internet.SharedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets jakarta.mail read parts of a mail where they are, in memory or in a file, so that
 * none is copied. It has several such streams for each part, however many of them a few
 * bytes of a mail make: so there is an end to that. Belongs to one thread at a time.
 */
final class SharedContentStream extends InputStream implements SharedInputStream {

	private static final int BUFFER_SIZE = 8192;

	/** How many streams one content may have. */
	private static final int MAX_STREAMS = 20_000;

	private final MailContent content;

	/** The stream of the whole content, which counts the others. */
	private final SharedContentStream whole;

	private final long start;

	private final long end;

	/** Where the next byte is, in the whole content. */
	private long position;

	private long mark;

	private byte[] buffer = {};

	/** Where the buffer begins, in the whole content. */
	private long bufferStart;

	private int bufferLength;

	private @Nullable InputStream source;

	private long sourcePosition;

	/** How many streams come from this one. */
	private int streams;

	SharedContentStream(MailContent content) {
		this(content, null, 0, content.length());
	}

	private SharedContentStream(MailContent content, @Nullable SharedContentStream whole, long start, long end) {
		this.content = content;
		this.whole = (whole != null) ? whole : this;
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

	/**
	 * Gives a part of this.
	 * @throws SmtpException with 554, if there were far too many
	 */
	@Override
	public InputStream newStream(long from, long to) {
		if (++this.whole.streams > MAX_STREAMS) {
			throw new SmtpException(SmtpReply.of(554, "5.6.0", "The mail has too many parts"));
		}
		long last = (to < 0) ? this.end : Math.min(this.end, this.start + to);
		return new SharedContentStream(this.content, this.whole, Math.min(last, this.start + from), last);
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
		int most = (int) Math.min(BUFFER_SIZE, this.end - this.position);
		if (this.buffer.length < most) {
			this.buffer = new byte[most];
		}
		this.bufferLength = in.readNBytes(this.buffer, 0, most);
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
