package io.spserver.protocol.smtp.codec;

import java.util.Arrays;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Takes what DATA has begun, up to CRLF, dot, CRLF and nothing like it, drops the dots
 * that were put before others (RFC 5321, section 4.5.2), and notes bare CR, bare LF and
 * NUL. Hands out a part when it is large or the content ends.
 */
final class DotReader {

	private static final int FIRST_SIZE = 4 * 1024;

	private static final byte CR = '\r';

	private static final byte LF = '\n';

	private final int partSize;

	private byte[] part = {};

	/** How much of the part is content. */
	private int length;

	private State state = State.LINE_START;

	private boolean clean = true;

	private boolean ended;

	DotReader(int partSize) {
		this.partSize = partSize;
	}

	/**
	 * Takes content.
	 * @param in what has arrived
	 * @return a part, {@code null} if more must arrive before
	 */
	SmtpPart.@Nullable Content read(ByteBuf in) {
		int count = Math.min(in.readableBytes(), Math.max(1, this.partSize - this.length));
		makeRoom(this.length + count);
		in.getBytes(in.readerIndex(), this.part, this.length, count);
		in.skipBytes(take(count));
		if (!this.ended && (this.length < this.partSize || this.state == State.DOT_CR)) {
			return null;
		}
		SmtpPart.Content content = new SmtpPart.Content(takePart(), this.ended, this.clean);
		this.clean = true;
		if (this.ended) {
			reset();
		}
		return content;
	}

	private void makeRoom(int needed) {
		if (this.part.length < needed) {
			int larger = (this.length == 0) ? needed : Math.max(FIRST_SIZE, 2 * this.length);
			this.part = Arrays.copyOf(this.part, Math.max(needed, Math.min(this.partSize, larger)));
		}
	}

	private byte[] takePart() {
		byte[] taken = (this.part.length == this.length) ? this.part : Arrays.copyOf(this.part, this.length);
		this.part = new byte[0];
		this.length = 0;
		return taken;
	}

	/**
	 * Goes over the bytes after the content, which become content unless they belong to
	 * the transport. A CR after a dot is taken for content until the LF comes.
	 * @return how many were taken
	 */
	private int take(int count) {
		byte[] bytes = this.part;
		int from = this.length;
		int end = from + count;
		int to = from;
		int at = from;
		while (at < end && !this.ended) {
			if (this.state == State.TEXT) {
				int start = at;
				at = skipText(bytes, at, end);
				if (to != start) {
					System.arraycopy(bytes, start, bytes, to, at - start);
				}
				to += at - start;
			}
			if (at < end) {
				to = step(bytes, to, bytes[at++]);
			}
		}
		this.length = to;
		return at - from;
	}

	private static int skipText(byte[] bytes, int from, int end) {
		int at = from;
		while (at < end && (bytes[at] > CR || bytes[at] < 0)) {
			at++;
		}
		return at;
	}

	/** Goes over one byte, and returns where the content ends after it. */
	private int step(byte[] bytes, int to, byte next) {
		State before = this.state;
		this.state = (next == CR) ? State.CR : State.TEXT;
		if (next == LF && (before == State.CR || before == State.DOT_CR)) {
			this.state = State.LINE_START;
			this.ended = before == State.DOT_CR;
		}
		else if (next == '.' && before == State.LINE_START) {
			this.state = State.DOT;
			return to;
		}
		else if (next == CR && before == State.DOT) {
			this.state = State.DOT_CR;
		}
		else if (next == LF || next == 0 || before == State.CR || before == State.DOT_CR) {
			this.clean = false;
		}
		if (this.ended) {
			return to - 1;
		}
		bytes[to] = next;
		return to + 1;
	}

	private void reset() {
		this.state = State.LINE_START;
		this.ended = false;
	}

	/** What has been taken of a line. */
	private enum State {

		/** Nothing. */
		LINE_START,
		/** Something, last of all no CR. */
		TEXT,
		/** Something, last of all a CR. */
		CR,
		/** A dot, which is no content. */
		DOT,
		/** A dot and a CR, which is taken for content until the LF comes. */
		DOT_CR

	}

}
