package io.spserver.protocol.http;

import io.netty.buffer.ByteBuf;

/**
 * Waits for the end of a request's head, or of a chunked body's trailer section, and
 * refuses what ends lines in a way that others read differently: a line feed without
 * carriage return, a folded line (RFC 9112, sections 2.2 and 5.2). Looks at each byte
 * once, however slowly they come. Belongs to its decoder.
 */
final class HeadFinder {

	private final int maxFirstLine;

	private final int maxFields;

	private final int maxLines;

	/** Where the next line begins, counted from the reader index. */
	private int line;

	/** How far no line feed was found, counted from the reader index. */
	private int searched;

	/** The lengths of all lines after the first together. */
	private int fields;

	/** How many lines there were. */
	private int lines;

	/**
	 * Creates a finder.
	 * @param maxFirstLine how long the first line may be, without its end; 0 if there are
	 * only fields
	 * @param maxFields how long all further lines together may be, without their ends
	 * @param maxLines how many lines there may be
	 */
	HeadFinder(int maxFirstLine, int maxFields, int maxLines) {
		this.maxFirstLine = maxFirstLine;
		this.maxFields = maxFields;
		this.maxLines = maxLines;
	}

	/**
	 * Looks for the empty line that ends the head.
	 * @param in all that has arrived; nothing is taken from it
	 * @return how long the head is, with the empty line, or -1 if it has not arrived
	 * whole
	 * @throws HttpProtocolException if the head is too long or a line ends badly
	 */
	int find(ByteBuf in) throws HttpProtocolException {
		int base = in.readerIndex();
		while (true) {
			if (isFirstLine() && this.line < in.readableBytes()) {
				checkStart(in.getByte(base));
			}
			int feed = in.indexOf(base + this.searched, in.writerIndex(), (byte) '\n');
			if (feed < 0) {
				this.searched = in.readableBytes();
				checkLength(this.searched - this.line - 1);
				return -1;
			}
			int length = endOfLine(in, feed) - base - this.line;
			if (length == 0) {
				int head = feed + 1 - base;
				reset();
				return head;
			}
			checkLine(in.getByte(base + this.line), length);
			this.line = feed + 1 - base;
			this.searched = this.line;
		}
	}

	/**
	 * Whether a part of a head has been seen.
	 * @return {@code true} until the head is whole
	 */
	boolean begun() {
		return this.searched > 0;
	}

	private boolean isFirstLine() {
		return this.line == 0 && this.maxFirstLine > 0;
	}

	private void checkStart(byte first) throws HttpProtocolException {
		if (!HttpHeaders.isTokenCharacter(first)) {
			throw HttpProtocolException.badRequest("This is not an HTTP request.");
		}
	}

	private static int endOfLine(ByteBuf in, int feed) throws HttpProtocolException {
		if (feed == in.readerIndex() || in.getByte(feed - 1) != '\r') {
			throw HttpProtocolException.badRequest("A line ends without carriage return.");
		}
		return feed - 1;
	}

	private void checkLine(byte first, int length) throws HttpProtocolException {
		checkLength(length);
		if (first == ' ' || first == '\t') {
			throw HttpProtocolException.badRequest("A header field is folded.");
		}
		if (!isFirstLine()) {
			this.fields += length;
		}
		if (++this.lines > this.maxLines) {
			throw new HttpProtocolException(431, "There are too many header fields.");
		}
	}

	private void checkLength(int length) throws HttpProtocolException {
		if (isFirstLine() && length > this.maxFirstLine) {
			throw new HttpProtocolException(414,
					"The request line is too long: the limit is " + this.maxFirstLine + " bytes.");
		}
		if (!isFirstLine() && this.fields + length > this.maxFields) {
			throw new HttpProtocolException(431,
					"The header fields are too large: the limit is " + this.maxFields + " bytes.");
		}
	}

	private void reset() {
		this.line = 0;
		this.searched = 0;
		this.fields = 0;
		this.lines = 0;
	}

}
