package io.spserver.codec;

import java.nio.charset.Charset;

import io.netty.buffer.ByteBuf;

/**
 * Finds and takes lines. Looks at each byte once, however the bytes arrive, and never
 * further than the longest line that is allowed. Between calls it keeps a distance from
 * the reader index only, so that the buffer may be moved.
 */
final class LineReader {

	/** The end of the line has not arrived. */
	static final int NONE = -1;

	/** The line is longer than is allowed. */
	static final int TOO_LONG = -2;

	private final int maxLength;

	private final Charset charset;

	private int searched;

	/**
	 * Creates a reader.
	 * @param maxLength how long a line may be, in bytes without its line end
	 * @param charset the charset of the lines
	 */
	LineReader(int maxLength, Charset charset) {
		this.maxLength = Limits.atLeastOne("maxLength", maxLength);
		this.charset = LineEnds.requireAscii(charset);
	}

	/**
	 * Finds the end of the line at the reader index. May be called again for the same
	 * line.
	 * @param in the buffer; its indices are not changed
	 * @return how many bytes there are before the LF, or {@link #NONE}, or
	 * {@link #TOO_LONG}
	 */
	int find(ByteBuf in) {
		int start = in.readerIndex();
		int window = (int) Math.min(in.readableBytes(), this.maxLength + 2L);
		int lf = in.indexOf(start + this.searched, start + window, LineEnds.LF);
		this.searched = (lf >= 0) ? lf - start : window;
		if (this.searched > this.maxLength && !isLongestLineAndCr(in, start)) {
			return TOO_LONG;
		}
		return (lf >= 0) ? this.searched : NONE;
	}

	private boolean isLongestLineAndCr(ByteBuf in, int start) {
		return this.searched - 1 == this.maxLength && in.getByte(start + this.maxLength) == LineEnds.CR;
	}

	/**
	 * Takes the line at the reader index and its line end.
	 * @param in the buffer
	 * @param length what {@link #find} returned
	 * @return the line, without CRLF or LF
	 */
	String take(ByteBuf in, int length) {
		int start = in.readerIndex();
		boolean cr = length > 0 && in.getByte(start + length - 1) == LineEnds.CR;
		String line = in.toString(start, (cr) ? length - 1 : length, this.charset);
		in.skipBytes(length + 1);
		reset();
		return line;
	}

	/**
	 * Forgets what has been seen of a line.
	 */
	void reset() {
		this.searched = 0;
	}

	/**
	 * Whether a part of a line has been seen.
	 * @return {@code true} if bytes were there, but not the end of their line
	 */
	boolean inLine() {
		return this.searched > 0;
	}

}
