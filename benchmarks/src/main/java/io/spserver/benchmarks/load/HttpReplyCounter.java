package io.spserver.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Counts HTTP responses that say 200 and have a {@code Content-Length} (RFC 9112, section
 * 6.2).
 */
final class HttpReplyCounter implements ReplyCounter {

	private static final int MAX_LINE = 1024;

	private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

	private final byte[] line = new byte[MAX_LINE];

	private int lineLength;

	private boolean statusSeen;

	private int contentLength = -1;

	private int bodyLeft;

	@Override
	public int count(ByteBuffer in) throws IOException {
		int replies = 0;
		while (in.hasRemaining()) {
			if (this.bodyLeft > 0) {
				int part = Math.min(this.bodyLeft, in.remaining());
				in.position(in.position() + part);
				this.bodyLeft -= part;
				replies += (this.bodyLeft == 0) ? 1 : 0;
			}
			else {
				replies += acceptHeadByte(in.get());
			}
		}
		return replies;
	}

	private int acceptHeadByte(byte next) throws IOException {
		if (next == '\r') {
			return 0;
		}
		if (next != '\n') {
			if (this.lineLength == MAX_LINE) {
				throw new IOException("A header line is too long");
			}
			this.line[this.lineLength++] = next;
			return 0;
		}
		int length = this.lineLength;
		this.lineLength = 0;
		return (length != 0) ? acceptLine(length) : headEnded();
	}

	private int acceptLine(int length) throws IOException {
		if (!this.statusSeen) {
			if (length < OK.length || !Arrays.equals(this.line, 0, OK.length, OK, 0, OK.length)) {
				throw new IOException(
						"Not a good response: " + new String(this.line, 0, length, StandardCharsets.ISO_8859_1));
			}
			this.statusSeen = true;
		}
		else if (isContentLength(length)) {
			String value = new String(this.line, CONTENT_LENGTH.length, length - CONTENT_LENGTH.length,
					StandardCharsets.US_ASCII);
			this.contentLength = Integer.parseInt(value.strip());
		}
		return 0;
	}

	private boolean isContentLength(int length) {
		if (length <= CONTENT_LENGTH.length || (this.line[0] | 0x20) != 'c') {
			return false;
		}
		for (int i = 0; i < CONTENT_LENGTH.length; i++) {
			if ((this.line[i] | 0x20) != (CONTENT_LENGTH[i] | 0x20)) {
				return false;
			}
		}
		return true;
	}

	private int headEnded() throws IOException {
		if (this.contentLength < 0) {
			throw new IOException("A response has no Content-Length");
		}
		this.bodyLeft = this.contentLength;
		this.contentLength = -1;
		this.statusSeen = false;
		return (this.bodyLeft == 0) ? 1 : 0;
	}

}
