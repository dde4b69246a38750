package io.spserver.protocol.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.spserver.Message;
import org.jspecify.annotations.Nullable;

/**
 * How the peer finds the end of a body that is sent in pieces (RFC 9112, section 6.3).
 */
enum BodyFraming {

	/** By its announced length. */
	LENGTH,
	/** By the last chunk. */
	CHUNKED,
	/** By the end of the stream of HTTP/2. */
	STREAM,
	/** By the end of the connection; the only way for HTTP/1.0. */
	UNTIL_CLOSE;

	private static final byte[] LINE_END = { '\r', '\n' };

	private static final Message LAST_CHUNK = Message.bytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

	/**
	 * Chooses the framing for a body.
	 * @param length how long it is, -1 if that is not known
	 * @param head the request's head
	 * @return the framing
	 */
	static BodyFraming of(long length, RequestHead head) {
		if (length >= 0) {
			return LENGTH;
		}
		if (head.http2()) {
			return STREAM;
		}
		return (head.http11()) ? CHUNKED : UNTIL_CLOSE;
	}

	/**
	 * Frames a piece.
	 * @param data the bytes, not copied, at least one
	 * @return what is sent
	 */
	Message piece(ByteBuffer data) {
		if (this != CHUNKED) {
			return Message.bytes(new byte[0]).followedBy(data);
		}
		byte[] size = (Integer.toHexString(data.remaining()) + "\r\n").getBytes(StandardCharsets.US_ASCII);
		return Message.bytes(size).followedBy(data).followedBy(ByteBuffer.wrap(LINE_END));
	}

	/**
	 * What ends the body.
	 * @return the message, {@code null} if nothing is to be sent
	 */
	@Nullable Message last() {
		return switch (this) {
			case CHUNKED -> LAST_CHUNK;
			case STREAM -> Http2Encoder.END;
			case LENGTH, UNTIL_CLOSE -> null;
		};
	}

}
