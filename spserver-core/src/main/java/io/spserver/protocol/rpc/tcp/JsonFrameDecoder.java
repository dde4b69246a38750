package io.spserver.protocol.rpc.tcp;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.netty.buffer.ByteBuf;
import io.spserver.MessageTooLargeException;
import io.spserver.ProtocolException;
import io.spserver.codec.MessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages of JSON-RPC from a connection: lines, or messages after a header with
 * their length. A message that begins with neither a brace nor a bracket is refused, so
 * that no request of another protocol, HTTP above all, can carry one.
 */
final class JsonFrameDecoder implements MessageDecoder {

	private static final int NONE = -1;

	private static final int MAX_HEADER_LINE = 256;

	private static final int MAX_HEADER_LINES = 8;

	private final int maxLength;

	private JsonFraming framing;

	/** How many bytes of the current line have been looked at. */
	private int searched;

	/** The length that the current header tells. */
	private int contentLength = NONE;

	private int headerLines;

	private boolean inBody;

	private boolean inMessage;

	JsonFrameDecoder(JsonFraming framing, int maxLength) {
		this.framing = framing;
		this.maxLength = maxLength;
	}

	@Override
	public @Nullable JsonFrame decode(ByteBuf in) throws ProtocolException {
		if (!this.inBody && this.searched == 0 && this.headerLines == 0) {
			skipSpace(in);
			if (!in.isReadable()) {
				this.inMessage = false;
				return null;
			}
			begin(in.getByte(in.readerIndex()));
		}
		byte[] json = (this.framing == JsonFraming.NEWLINE) ? line(in, this.maxLength) : afterHeader(in);
		this.inMessage = json == null;
		return (json != null) ? new JsonFrame(json, this.framing) : null;
	}

	private static void skipSpace(ByteBuf in) {
		while (in.isReadable() && Character.isWhitespace(in.getByte(in.readerIndex()))) {
			in.skipBytes(1);
		}
	}

	private void begin(byte first) throws ProtocolException {
		if (this.framing == JsonFraming.AUTO) {
			this.framing = (Character.isLetter(first)) ? JsonFraming.CONTENT_LENGTH : JsonFraming.NEWLINE;
		}
		if (this.framing == JsonFraming.NEWLINE) {
			checkStart(first);
		}
	}

	private static void checkStart(byte first) throws ProtocolException {
		if (first != '{' && first != '[') {
			throw new ProtocolException("A message begins with a brace or a bracket.");
		}
	}

	/** Takes a line without its end, {@code null} if that has not arrived. */
	private byte @Nullable [] line(ByteBuf in, int limit) throws ProtocolException {
		int start = in.readerIndex();
		int window = (int) Math.min(in.readableBytes(), limit + 2L);
		int end = in.indexOf(start + this.searched, start + window, (byte) '\n');
		int length = (end >= 0) ? end - start : window;
		this.searched = length;
		if (length > 0 && in.getByte(start + length - 1) == '\r') {
			length--;
		}
		if (length > limit) {
			throw new MessageTooLargeException(limit);
		}
		if (end < 0) {
			return null;
		}
		byte[] line = new byte[length];
		in.readBytes(line).skipBytes(this.searched + 1 - length);
		this.searched = 0;
		return line;
	}

	private byte @Nullable [] afterHeader(ByteBuf in) throws ProtocolException {
		while (!this.inBody) {
			byte[] line = line(in, MAX_HEADER_LINE);
			if (line == null) {
				return null;
			}
			header(new String(line, StandardCharsets.ISO_8859_1));
		}
		if (in.readableBytes() < this.contentLength) {
			return null;
		}
		byte[] json = new byte[this.contentLength];
		in.readBytes(json);
		this.inBody = false;
		this.headerLines = 0;
		this.contentLength = NONE;
		return json;
	}

	private void header(String line) throws ProtocolException {
		if (line.isEmpty() && this.contentLength != NONE) {
			this.inBody = true;
			return;
		}
		int colon = line.indexOf(':');
		String name = (colon > 0) ? line.substring(0, colon).toLowerCase(Locale.ROOT) : "";
		if (name.equals("content-length") && this.contentLength == NONE) {
			this.contentLength = length(line.substring(colon + 1).strip());
		}
		else if (!name.equals("content-type") || this.headerLines > MAX_HEADER_LINES) {
			throw new ProtocolException("A message begins with one header Content-Length.");
		}
		this.headerLines++;
	}

	private int length(String value) throws ProtocolException {
		if (value.isEmpty() || value.length() > 10 || !value.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			throw new ProtocolException("The header Content-Length has no length.");
		}
		long length = Long.parseLong(value);
		if (length > this.maxLength) {
			throw new MessageTooLargeException(this.maxLength);
		}
		return (int) length;
	}

	@Override
	public boolean inMessage() {
		return this.inMessage;
	}

	@Override
	public void release() {
		this.inMessage = false;
	}

}
