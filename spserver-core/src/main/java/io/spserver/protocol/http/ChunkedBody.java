package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;

/**
 * A body that comes in chunks (RFC 9112, section 7.1). Stricter than Netty's reader,
 * which passes over blanks and what follows them in the line with a chunk's size.
 * Extensions and trailer fields are checked and forgotten.
 */
final class ChunkedBody implements RequestBody {

	private static final int MAX_SIZE_LINE = 256;

	private static final int MAX_EXTENSIONS = 4096;

	/** Larger than any body, and far from an overflow. */
	private static final long HUGE = Long.MAX_VALUE >> 8;

	private final long maxBody;

	private final HeadFinder trailers;

	private State state = State.SIZE;

	/** How much of the current chunk is missing. */
	private long missing;

	/** How long all chunks are together. */
	private long total;

	/** How long the extensions of all chunks are together. */
	private int extensions;

	ChunkedBody(long maxBody, HttpOptions options) {
		this.maxBody = maxBody;
		this.trailers = new HeadFinder(0, options.maxHeaderSize(), options.maxHeaders());
	}

	@Override
	public boolean read(ByteBuf in, GrowingBytes content, int limit) throws HttpProtocolException {
		boolean more = true;
		while (more && this.state != State.DONE) {
			more = switch (this.state) {
				case SIZE -> readSize(in);
				case DATA -> readData(in, content, limit);
				case DATA_END -> readDataEnd(in);
				default -> readTrailers(in);
			};
		}
		return this.state == State.DONE;
	}

	private boolean readSize(ByteBuf in) throws HttpProtocolException {
		int start = in.readerIndex();
		int length = in.bytesBefore(Math.min(MAX_SIZE_LINE, in.readableBytes()), (byte) '\n');
		if (length < 0) {
			if (in.readableBytes() >= MAX_SIZE_LINE) {
				throw malformed();
			}
			return false;
		}
		String line = in.toString(start, length, StandardCharsets.ISO_8859_1);
		in.skipBytes(length + 1);
		this.missing = chunkSize(line);
		this.state = (this.missing > 0) ? State.DATA : State.TRAILERS;
		return true;
	}

	private long chunkSize(String line) throws HttpProtocolException {
		long size = 0;
		int i = 0;
		for (int digit = digit(line, i); digit >= 0; digit = digit(line, ++i)) {
			size = Math.min(16 * size + digit, HUGE);
		}
		if (i == 0 || !line.endsWith("\r") || !ChunkExtensions.isValid(line, i, line.length() - 1)) {
			throw malformed();
		}
		this.extensions += line.length() - 1 - i;
		if (this.extensions > MAX_EXTENSIONS) {
			throw malformed();
		}
		if (size > this.maxBody - this.total) {
			throw RequestBody.tooLarge(this.maxBody);
		}
		this.total += size;
		return size;
	}

	private static int digit(String line, int index) {
		char c = (index < line.length()) ? line.charAt(index) : 0;
		return (c < 0x7f) ? Character.digit(c, 16) : -1;
	}

	private boolean readData(ByteBuf in, GrowingBytes content, int limit) {
		long room = Math.min(this.missing, limit - content.count());
		int length = (int) Math.min(room, in.readableBytes());
		content.take(in, length, room);
		this.missing -= length;
		if (this.missing == 0) {
			this.state = State.DATA_END;
		}
		return this.missing == 0;
	}

	private boolean readDataEnd(ByteBuf in) throws HttpProtocolException {
		if (in.isReadable() && in.getByte(in.readerIndex()) != '\r') {
			throw malformed();
		}
		if (in.readableBytes() < 2) {
			return false;
		}
		if (in.readShort() != ('\r' << 8 | '\n')) {
			throw malformed();
		}
		this.state = State.SIZE;
		return true;
	}

	private boolean readTrailers(ByteBuf in) throws HttpProtocolException {
		int length = this.trailers.find(in);
		if (length < 0) {
			return false;
		}
		String section = in.readCharSequence(length, StandardCharsets.ISO_8859_1).toString();
		for (String line : section.split("\r\n")) {
			checkTrailer(line);
		}
		this.state = State.DONE;
		return true;
	}

	private static void checkTrailer(String line) throws HttpProtocolException {
		int colon = line.indexOf(':');
		if (!line.isEmpty() && (colon < 0 || !HttpHeaders.isToken(line.substring(0, colon))
				|| !HttpHeaders.isValue(line.substring(colon)))) {
			throw HttpProtocolException.badRequest("A trailer field is malformed.");
		}
	}

	private static HttpProtocolException malformed() {
		return HttpProtocolException.badRequest("A chunk is malformed.");
	}

	/** What comes next. */
	private enum State {

		SIZE, DATA, DATA_END, TRAILERS, DONE

	}

}
