package io.spserver.protocol.http.content;

import java.io.IOException;
import java.io.InputStream;

import io.spserver.protocol.content.BoundedInputStream;
import io.spserver.protocol.http.HttpBody;

/**
 * Where the bytes of a representation come from. Called on a worker thread; may block.
 */
public interface ByteSource {

	/**
	 * Opens a part.
	 * @param position where it begins
	 * @param length how long it is, in bytes
	 * @return the part's bytes and no others; the reader closes it
	 * @throws IOException if that fails
	 */
	InputStream open(long position, long length) throws IOException;

	/**
	 * A part as the body of an answer.
	 * @param position where it begins
	 * @param length how long it is, in bytes
	 * @return the body
	 * @throws IOException if that fails
	 */
	default HttpBody body(long position, long length) throws IOException {
		return HttpBody.stream(open(position, length), length);
	}

	/**
	 * A source that can only be read from its beginning: parts are skipped to.
	 * @param stream opens it
	 * @return the source
	 */
	static ByteSource of(Opener stream) {
		return (position, length) -> {
			InputStream in = stream.open();
			try {
				in.skipNBytes(position);
				return new BoundedInputStream(in, length);
			}
			catch (IOException | RuntimeException ex) {
				in.close();
				throw ex;
			}
		};
	}

	/** Opens a stream. */
	@FunctionalInterface
	interface Opener {

		/**
		 * Opens the stream.
		 * @return a new stream at its beginning
		 * @throws IOException if that fails
		 */
		InputStream open() throws IOException;

	}

}
