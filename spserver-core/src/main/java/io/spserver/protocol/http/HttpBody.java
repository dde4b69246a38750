package io.spserver.protocol.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The body of a response. Except for bytes a body is good for one response: the server
 * sends it as fast as the peer takes it, without holding a thread meanwhile, and lets go
 * of it in any case. Whoever does not pass a body on, a filter for example, closes it.
 * <p>
 * If a body ends too early or fails, the connection is cut, so that the peer notices that
 * something is missing, and the request counts as failed.
 */
public abstract sealed class HttpBody implements Closeable
		permits BytesBody, FileBody, StreamBody, PublisherBody, WatchedBody {

	HttpBody() {
	}

	/**
	 * Bytes in memory.
	 * @param bytes the bytes, not copied
	 * @return the body
	 */
	public static HttpBody bytes(byte[] bytes) {
		return (bytes.length > 0) ? new BytesBody(bytes) : BytesBody.EMPTY;
	}

	/**
	 * A file, sent without being copied. It is opened at once.
	 * @param file the file
	 * @return the body
	 * @throws IOException if the file cannot be opened
	 */
	public static HttpBody file(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
		try {
			return file(channel, 0, channel.size(), channel);
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	/**
	 * A region of a file, sent without being copied.
	 * @param channel the open file
	 * @param position where the region begins, in bytes
	 * @param length how long it is, in bytes
	 * @param onEnd closed when the region was sent or will not be; as a rule closes the
	 * channel
	 * @return the body
	 */
	public static HttpBody file(FileChannel channel, long position, long length, Closeable onEnd) {
		return new FileBody(channel, position, length, onEnd);
	}

	/**
	 * What a stream gives. It is read by worker threads, a piece at a time, when the peer
	 * has room, and closed by one.
	 * @param stream the stream
	 * @param length how many bytes are taken from it, or -1 for all (sent in chunks, to a
	 * peer of HTTP/1.0 until the connection closes)
	 * @return the body
	 */
	public static HttpBody stream(InputStream stream, long length) {
		return new StreamBody(stream, length);
	}

	/**
	 * What a publisher gives, each item as soon as it is there. It is asked for more when
	 * the peer has taken most of what there was, and cancelled when the peer is gone.
	 * @param publisher the publisher; its buffers must not change afterwards
	 * @param length how many bytes it gives, or -1 if that is not known (sent in chunks,
	 * to a peer of HTTP/1.0 until the connection closes)
	 * @return the body
	 */
	public static HttpBody publisher(Flow.Publisher<ByteBuffer> publisher, long length) {
		return new PublisherBody(publisher, length);
	}

	/**
	 * How long the body is.
	 * @return the number of bytes, -1 if it is not known
	 */
	public abstract long length();

	/**
	 * This body, with somebody who hears when the server is done with it.
	 * @param listener hears it once, as a rule on a worker thread: {@code null} if it was
	 * sent or is not needed, otherwise why it was not sent whole
	 * @return a body that takes the place of this one
	 */
	public HttpBody onEnd(Consumer<@Nullable Throwable> listener) {
		return new WatchedBody(this, listener);
	}

	/**
	 * Lets go of a body that will not be sent. Not for bodies that were handed to the
	 * server.
	 */
	@Override
	public void close() {
		end(null);
	}

	/**
	 * The server is done with the body. Called once.
	 * @param failure why it was not sent whole, {@code null} if it was or is not needed
	 */
	abstract void end(@Nullable Throwable failure);

	/**
	 * Prepares the sending.
	 * @param sending what all ways to send share
	 * @return the way this body is sent; {@code null} if it is all in memory
	 */
	abstract @Nullable Transfer transfer(Sending sending);

}
