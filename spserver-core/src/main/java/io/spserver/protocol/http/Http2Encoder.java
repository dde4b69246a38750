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
	 * Encodes the answer to a request.
	 * @param response the answer
	 * @param headOnly whether the request was one for the head alone
	 * @return the message, after which the stream is done
	 */
	Message encode(HttpResponse response, boolean headOnly) {
		boolean empty = response.status() == 204 || response.status() == 304;
		byte[] body = response.body();
		int length = (empty || headOnly) ? 0 : body.length;
		List<AsciiString> fields = new ArrayList<>();
		HttpHeaders headers = response.headers();
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
		if (!empty) {
			String announced = (headOnly) ? headers.first("Content-Length") : null;
			add(fields, CONTENT_LENGTH, new AsciiString((announced != null) ? announced : String.valueOf(body.length)));
		}
		Http2Head head = new Http2Head(ReadOnlyHttp2Headers.serverHeaders(false, STATUSES[response.status()],
				fields.toArray(AsciiString[]::new)), length);
		Message message = Message.object(head);
		return (length > 0) ? message.followedBy(ByteBuffer.wrap(body)) : message;
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
