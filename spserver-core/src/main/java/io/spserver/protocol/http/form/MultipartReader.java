package io.spserver.protocol.http.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.spserver.protocol.http.HttpRequest;

/**
 * Finds the parts of a {@code multipart/form-data} body (RFC 7578; RFC 2046, section
 * 5.1.1) in one pass, with a buffer of fixed size. Used once.
 */
final class MultipartReader {

	private static final int BUFFER = 16 * 1024;

	private static final byte[] END_OF_HEADER = ascii("\r\n\r\n");

	private final HttpRequest request;

	private final FormLimits limits;

	private final byte[] delimiter;

	private final List<HttpPart> parts = new ArrayList<>();

	private final byte[] buffer;

	private int start;

	private int end;

	/** Where the unread part of the buffer is in the body. */
	private long position;

	/** How long the parts that are not files are together. */
	private long text;

	MultipartReader(HttpRequest request, String boundary, FormLimits limits) {
		this.request = request;
		this.limits = limits;
		this.delimiter = ascii("\r\n--" + boundary);
		this.buffer = new byte[Math.max(BUFFER, limits.maxPartHeaderSize() + END_OF_HEADER.length + 1)];
	}

	/**
	 * Reads the body.
	 * @return the parts in order
	 * @throws IOException if the body cannot be read
	 */
	List<HttpPart> read() throws IOException {
		try (InputStream in = this.request.bodyStream()) {
			skipFirstDelimiter(in);
			while (startsWith(in, "\r\n")) {
				if (this.parts.size() == this.limits.maxParts()) {
					throw FormErrors.tooMany(this.limits.maxParts());
				}
				skip(2);
				readPart(in);
			}
			if (!startsWith(in, "--")) {
				throw malformed();
			}
			skip(2);
			if (startsWith(in, "\r\n")) {
				skip(2);
			}
			if (this.start < this.end || fill(in)) {
				throw malformed();
			}
			return this.parts;
		}
	}

	/** There is no line end before the first delimiter as a rule. */
	private void skipFirstDelimiter(InputStream in) throws IOException {
		String first = new String(this.delimiter, 2, this.delimiter.length - 2, StandardCharsets.ISO_8859_1);
		if (startsWith(in, "\r\n")) {
			skip(2);
		}
		if (!startsWith(in, first)) {
			throw malformed();
		}
		skip(first.length());
	}

	private void readPart(InputStream in) throws IOException {
		PartHeader header = PartHeader.parse(readHeader(in));
		long begin = this.position;
		boolean file = header.fileName() != null;
		long length = skipContent(in, (file) ? this.limits.maxPartSize()
				: Math.min(this.limits.maxPartSize(), this.limits.maxTextSize() - this.text));
		this.text += (file) ? 0 : length;
		this.parts.add(HttpPart.ofBody(header, this.request, begin, length));
	}

	private byte[] readHeader(InputStream in) throws IOException {
		int index = indexOf(END_OF_HEADER);
		while (index < 0 && this.end - this.start <= this.limits.maxPartHeaderSize() + END_OF_HEADER.length) {
			if (!fill(in)) {
				throw malformed();
			}
			index = indexOf(END_OF_HEADER);
		}
		if (index < 0 || index - this.start > this.limits.maxPartHeaderSize()) {
			throw FormErrors.tooLarge("The header of a part is", this.limits.maxPartHeaderSize());
		}
		byte[] header = Arrays.copyOfRange(this.buffer, this.start, index);
		skip(header.length + END_OF_HEADER.length);
		return header;
	}

	/**
	 * Skips a part's content and the delimiter behind it.
	 * @return how long the content is
	 */
	private long skipContent(InputStream in, long limit) throws IOException {
		long length = 0;
		while (true) {
			int index = indexOf(this.delimiter);
			int known = (index >= 0) ? index - this.start
					: Math.max(0, this.end - this.start - this.delimiter.length + 1);
			length += known;
			if (length > limit) {
				throw FormErrors.tooLarge("A part is", limit);
			}
			skip(known);
			if (index >= 0) {
				skip(this.delimiter.length);
				return length;
			}
			if (!fill(in)) {
				throw malformed();
			}
		}
	}

	private boolean startsWith(InputStream in, String text) throws IOException {
		while (this.end - this.start < text.length()) {
			if (!fill(in)) {
				return false;
			}
		}
		byte[] bytes = ascii(text);
		return Arrays.equals(this.buffer, this.start, this.start + bytes.length, bytes, 0, bytes.length);
	}

	private int indexOf(byte[] wanted) {
		for (int i = this.start; i <= this.end - wanted.length; i++) {
			if (this.buffer[i] == wanted[0]
					&& Arrays.equals(this.buffer, i, i + wanted.length, wanted, 0, wanted.length)) {
				return i;
			}
		}
		return -1;
	}

	private void skip(int count) {
		this.start += count;
		this.position += count;
	}

	/**
	 * Reads more, behind what is unread.
	 * @return whether there was more
	 */
	private boolean fill(InputStream in) throws IOException {
		System.arraycopy(this.buffer, this.start, this.buffer, 0, this.end - this.start);
		this.end -= this.start;
		this.start = 0;
		int count = in.read(this.buffer, this.end, this.buffer.length - this.end);
		this.end += Math.max(0, count);
		return count > 0;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static RuntimeException malformed() {
		return FormErrors.malformed("The parts of the form are malformed.");
	}

}
