package io.spserver.protocol.http.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.spserver.protocol.http.HttpBody;

/**
 * Several ranges of a representation as {@code multipart/byteranges} (RFC 9110, section
 * 14.6).
 */
final class MultipartRanges {

	private final String boundary = UUID.randomUUID().toString();

	private final List<ByteSource.Opener> pieces = new ArrayList<>();

	private long length;

	MultipartRanges(String contentType, long total, List<ByteRange> ranges, ByteSource source) {
		String before = "--";
		for (ByteRange range : ranges) {
			addText(before + this.boundary + "\r\nContent-Type: " + contentType + "\r\nContent-Range: "
					+ range.contentRange(total) + "\r\n\r\n");
			this.pieces.add(() -> source.open(range.first(), range.length()));
			this.length += range.length();
			before = "\r\n--";
		}
		addText(before + this.boundary + "--\r\n");
	}

	private void addText(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		this.pieces.add(() -> new ByteArrayInputStream(bytes));
		this.length += bytes.length;
	}

	String contentType() {
		return "multipart/byteranges; boundary=" + this.boundary;
	}

	HttpBody body() {
		return HttpBody.stream(open(), this.length);
	}

	InputStream open() {
		return new Pieces(this.pieces);
	}

	/** Opens each piece when the one before it has been read. */
	private static final class Pieces extends InputStream {

		private final List<ByteSource.Opener> pieces;

		private int next;

		private InputStream current = InputStream.nullInputStream();

		Pieces(List<ByteSource.Opener> pieces) {
			this.pieces = pieces;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int count = this.current.read(bytes, offset, length);
			while (count < 0 && this.next < this.pieces.size()) {
				this.current.close();
				this.current = this.pieces.get(this.next++).open();
				count = this.current.read(bytes, offset, length);
			}
			return count;
		}

		@Override
		public void close() throws IOException {
			this.next = this.pieces.size();
			this.current.close();
		}

	}

}
