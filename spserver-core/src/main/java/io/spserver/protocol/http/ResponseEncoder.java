package io.spserver.protocol.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.spserver.Message;
import org.jspecify.annotations.Nullable;

/**
 * Writes responses as HTTP/1.1 has them, a small one with its body in one array. Any
 * number of threads may use it.
 */
final class ResponseEncoder {

	/** Bodies up to this length are copied behind their head, so that one write does. */
	private static final int SMALL = 16 * 1024;

	private static final Message CONTINUE = Message.bytes(ascii("HTTP/1.1 100 Continue\r\n\r\n"));

	private static final byte[] CLOSE = ascii("Connection: close\r\n");

	private static final byte[] KEEP_ALIVE = ascii("Connection: keep-alive\r\n");

	private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");

	private static final byte[] NO_LENGTH = ascii("Content-Length: 0\r\n");

	private static final byte[] NONE = new byte[0];

	private static final byte[][] STATUS_LINES = new byte[600][];

	static {
		for (int status = 200; status < STATUS_LINES.length; status++) {
			STATUS_LINES[status] = ascii("HTTP/1.1 " + status + " " + reason(status) + "\r\n");
		}
	}

	private final byte[] server;

	private final Http2Encoder http2;

	ResponseEncoder(@Nullable String server) {
		this.http2 = new Http2Encoder(server);
		this.server = (server != null) ? ascii("Server: " + server + "\r\n") : NONE;
	}

	/**
	 * The words that stand for a status.
	 * @param status the status
	 * @return its reason phrase
	 */
	static String reason(int status) {
		return HttpResponseStatus.valueOf(status).reasonPhrase();
	}

	/**
	 * What tells a peer to send the body.
	 * @param head the request's head
	 * @return the bytes
	 */
	Message leave(RequestHead head) {
		return head.http2() ? Http2Encoder.CONTINUE : CONTINUE;
	}

	/**
	 * Encodes the answer to a request, whose body is in memory or not to be sent.
	 * @param response the answer
	 * @param head the request's head
	 * @param keepAlive whether the connection persists
	 * @return the bytes
	 */
	Message encode(HttpResponse response, RequestHead head, boolean keepAlive) {
		if (head.http2()) {
			return this.http2.encode(response, head.method().equals("HEAD"));
		}
		return encode(response, connection(head, keepAlive), head.method().equals("HEAD"));
	}

	/**
	 * Encodes an answer after which the connection is closed.
	 * @param response the answer
	 * @return the bytes
	 */
	Message encodeLast(HttpResponse response) {
		return encode(response, CLOSE, false);
	}

	/**
	 * Encodes the head of an answer whose body follows in pieces.
	 * @param response the answer
	 * @param head the request's head
	 * @param framing how the peer finds the end of the body
	 * @param keepAlive whether the connection persists
	 * @return the bytes
	 */
	Message encodeHead(HttpResponse response, RequestHead head, BodyFraming framing, boolean keepAlive) {
		if (head.http2()) {
			return this.http2.encodeHead(response);
		}
		byte[] length = switch (framing) {
			case LENGTH -> ascii("Content-Length: " + response.content().length() + "\r\n");
			case CHUNKED -> CHUNKED;
			case STREAM, UNTIL_CLOSE -> NONE;
		};
		return Message.bytes(head(response, length, connection(head, keepAlive), NONE));
	}

	private static byte[] connection(RequestHead head, boolean keepAlive) {
		return (keepAlive) ? ((head.http11()) ? NONE : KEEP_ALIVE) : CLOSE;
	}

	private Message encode(HttpResponse response, byte[] connection, boolean headOnly) {
		byte[] present = (headOnly || isBodiless(response.status())) ? NONE : response.bytes();
		byte[] body = (present != null) ? present : NONE;
		byte[] joined = (body.length <= SMALL) ? body : NONE;
		Message message = Message.bytes(head(response, length(response, headOnly), connection, joined));
		return (joined == body) ? message : message.followedBy(ByteBuffer.wrap(body));
	}

	private byte[] head(HttpResponse response, byte[] length, byte[] connection, byte[] joined) {
		HttpHeaders headers = response.headers();
		byte[] date = (headers.contains("Date")) ? NONE : HttpClock.line();
		byte[] serverLine = (headers.contains("Server")) ? NONE : this.server;
		byte[] status = STATUS_LINES[response.status()];
		int size = status.length + serverLine.length + date.length + fieldsSize(headers) + length.length
				+ connection.length + 2 + joined.length;
		ByteBuffer buffer = ByteBuffer.allocate(size);
		buffer.put(status).put(serverLine).put(date);
		putFields(buffer, headers);
		buffer.put(length).put(connection).put((byte) '\r').put((byte) '\n').put(joined);
		return buffer.array();
	}

	/**
	 * Whether answers of a status have no body (RFC 9110, sections 15.3.5, 15.3.6 and
	 * 15.4.5).
	 * @param status the status
	 * @return whether they have none
	 */
	static boolean isBodiless(int status) {
		return status == 204 || status == 205 || status == 304;
	}

	private static byte[] length(HttpResponse response, boolean headOnly) {
		if (isBodiless(response.status())) {
			return (response.status() == 205) ? NO_LENGTH : NONE;
		}
		String given = (headOnly) ? response.headers().first("Content-Length") : null;
		if (given != null) {
			return ascii("Content-Length: " + given + "\r\n");
		}
		long length = response.content().length();
		return (length < 0) ? NONE : ascii("Content-Length: " + length + "\r\n");
	}

	private static int fieldsSize(HttpHeaders headers) {
		int size = 0;
		for (int i = 0; i < headers.size(); i++) {
			if (isWritten(headers.nameAt(i))) {
				size += headers.nameAt(i).length() + headers.valueAt(i).length() + 4;
			}
		}
		return size;
	}

	private static void putFields(ByteBuffer buffer, HttpHeaders headers) {
		for (int i = 0; i < headers.size(); i++) {
			if (isWritten(headers.nameAt(i))) {
				put(buffer, headers.nameAt(i));
				buffer.put((byte) ':').put((byte) ' ');
				put(buffer, headers.valueAt(i));
				buffer.put((byte) '\r').put((byte) '\n');
			}
		}
	}

	private static boolean isWritten(String name) {
		return !name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("Connection");
	}

	private static void put(ByteBuffer buffer, String latin1) {
		for (int i = 0; i < latin1.length(); i++) {
			buffer.put((byte) latin1.charAt(i));
		}
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
