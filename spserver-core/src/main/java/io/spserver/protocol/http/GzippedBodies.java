package io.spserver.protocol.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * Makes compressed bodies of others. Any number of threads may use it.
 */
final class GzippedBodies {

	/** Bytes up to this length are compressed at once, others while they are sent. */
	private static final int AT_ONCE = 256 * 1024;

	/** How many bodies may be compressed while they are sent: each takes 300 KB. */
	private final Semaphore streams = new Semaphore(128);

	/**
	 * Compresses a body.
	 * @param body the body, which is used up by that
	 * @return the compressed body, {@code null} if the body stays as it is
	 */
	@Nullable HttpBody compress(HttpBody body) {
		HttpBody plain = (body instanceof WatchedBody watched) ? watched.unwatched() : body;
		if (plain instanceof BytesBody bytes && bytes.length() <= AT_ONCE) {
			return compressAtOnce(bytes.bytes(), body);
		}
		if (plain instanceof PublisherBody || !this.streams.tryAcquire()) {
			return null;
		}
		InputStream stream = new GzipStream(open(plain), body.length() < 0);
		return HttpBody.stream(stream, -1).onEnd((failure) -> {
			this.streams.release();
			body.end(failure);
		});
	}

	private static @Nullable HttpBody compressAtOnce(byte[] bytes, HttpBody body) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2);
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(bytes);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		if (compressed.size() >= bytes.length) {
			return null;
		}
		HttpBody smaller = HttpBody.bytes(compressed.toByteArray());
		return (body instanceof BytesBody) ? smaller : smaller.onEnd(body::end);
	}

	private static InputStream open(HttpBody body) {
		if (body instanceof BytesBody bytes) {
			return new ByteArrayInputStream(bytes.bytes());
		}
		if (body instanceof StreamBody stream) {
			return stream.stream();
		}
		return new FilePart((FileBody) body);
	}

	/**
	 * A region of a file, which the body itself closes. Reads by position, since the
	 * channel may belong to others too.
	 */
	private static final class FilePart extends InputStream {

		private final FileChannel channel;

		private final long end;

		private long position;

		FilePart(FileBody body) {
			this.channel = body.channel();
			this.position = body.position();
			this.end = this.position + body.length();
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int most = (int) Math.min(length, this.end - this.position);
			if (most <= 0) {
				return (length > 0) ? -1 : 0;
			}
			int count = this.channel.read(ByteBuffer.wrap(bytes, offset, most), this.position);
			if (count < 0) {
				throw new EOFException("The file has become shorter");
			}
			this.position += count;
			return count;
		}

	}

}
