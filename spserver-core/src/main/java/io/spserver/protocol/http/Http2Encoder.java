package io.spserver.protocol.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.netty.handler.codec.http2.ReadOnlyHttp2Headers;
import io.netty.util.AsciiString;
import io.spserver.Message;
import org.jspecify.annotations.Nullable;

/**
 * Writes responses as HTTP/2 has them: a head, and its body's bytes. Any number of
 * threads may use it.
 */
final class Http2Encoder {

	/** Leave to send a body. */
	static final Message CONTINUE = Message.object(new Http2Head(
			ReadOnlyHttp2Headers.serverHeaders(false, AsciiString.cached("100")), Http2Head.INFORMATIONAL));

	/** The end of a body whose length was not known. */
	static final Message END = Message.object(Http2End.INSTANCE);

	private static final AsciiString DATE = AsciiString.cached("date");

	private static final AsciiString SERVER = AsciiString.cached("server");

	private static final AsciiString CONTENT_LENGTH = AsciiString.cached("content-length");

	private static final AsciiString[] STATUSES = new AsciiString[600];

	static {
		for (int status = 200; status < STATUSES.length; status++) {
			STATUSES[status] = AsciiString.cached(String.valueOf(status));
		}
	}

	private final @Nullable AsciiString server;

	Http2Encoder(@Nullable String server) {
		this.server = (server != null) ? AsciiString.cached(server) : null;
	}

	/**
	 * Encodes the answer to a request, whose body is in memory or not to be sent.
	 * @param response the answer
	 * @param headOnly whether the request was one for the head alone
	 * @return the message, with which the stream is done
	 */
	Message encode(HttpResponse response, boolean headOnly) {
		byte[] present = (headOnly || ResponseEncoder.isBodiless(response.status())) ? null : response.bytes();
		int length = (present != null) ? present.length : 0;
		Message message = Message.object(head(response, headOnly, length));
		return (present != null && length > 0) ? message.followedBy(ByteBuffer.wrap(present)) : message;
	}

	/**
	 * Encodes the head of an answer whose body follows in pieces.
	 * @param response the answer
	 * @return the message
	 */
	Message encodeHead(HttpResponse response) {
		return Message.object(head(response, false, response.content().length()));
	}

	private Http2Head head(HttpResponse response, boolean headOnly, long length) {
		HttpHeaders headers = response.headers();
		List<AsciiString> fields = new ArrayList<>(2 * headers.size() + 6);
		if (this.server != null && !headers.contains("Server")) {
			add(fields, SERVER, this.server);
		}
		if (!headers.contains("Date")) {
			add(fields, DATE, new AsciiString(HttpClock.now()));
		}
		for (int i = 0; i < headers.size(); i++) {
			if (isWritten(headers.nameAt(i))) {
				add(fields, new AsciiString(headers.nameAt(i).toLowerCase(Locale.ROOT)),
						new AsciiString(headers.valueAt(i)));
			}
		}
		String announced = length(response, headOnly);
		if (announced != null) {
			add(fields, CONTENT_LENGTH, new AsciiString(announced));
		}
		AsciiString[] array = fields.toArray(AsciiString[]::new);
		return new Http2Head(ReadOnlyHttp2Headers.serverHeaders(false, STATUSES[response.status()], array), length);
	}

	private static @Nullable String length(HttpResponse response, boolean headOnly) {
		if (ResponseEncoder.isBodiless(response.status())) {
			return null;
		}
		String given = (headOnly) ? response.headers().first("Content-Length") : null;
		long length = response.content().length();
		return (given != null || length < 0) ? given : String.valueOf(length);
	}

	private static void add(List<AsciiString> fields, AsciiString name, AsciiString value) {
		fields.add(name);
		fields.add(value);
	}

	/** Fields of the connection do not exist here (RFC 9113, section 8.2.2). */
	private static boolean isWritten(String name) {
		return switch (name.length()) {
			case 7 -> !name.equalsIgnoreCase("Upgrade");
			case 10 -> !name.equalsIgnoreCase("Connection") && !name.equalsIgnoreCase("Keep-Alive");
			case 14 -> !name.equalsIgnoreCase("Content-Length");
			case 16 -> !name.equalsIgnoreCase("Proxy-Connection");
			case 17 -> !name.equalsIgnoreCase("Transfer-Encoding");
			default -> true;
		};
	}

}
