package io.spserver.protocol.http;

import io.netty.buffer.ByteBuf;
import io.spserver.codec.MessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a session's bytes into {@link ParsedRequest}s, with their whole bodies, and
 * {@link ExpectContinue}. Holds next to nothing until the first request has arrived.
 */
final class HttpMessageDecoder implements MessageDecoder {

	private static final byte[] NO_BODY = new byte[0];

	private static final int MAX_EMPTY_LINES = 8;

	private final HttpOptions options;

	private final int maxBody;

	private @Nullable HeadFinder finder;

	private @Nullable HeadParser parser;

	private @Nullable RequestHead head;

	private @Nullable RequestBody body;

	private int emptyLines;

	private boolean ended;

	HttpMessageDecoder(HttpOptions options, int maxBody) {
		this.options = options;
		this.maxBody = maxBody;
	}

	@Override
	public @Nullable Object decode(ByteBuf in) throws HttpProtocolException {
		if (this.ended) {
			in.skipBytes(in.readableBytes());
			return null;
		}
		RequestHead current = this.head;
		if (current == null) {
			current = readHead(in);
			if (current == null || current.length() == 0) {
				return (current != null) ? complete(current, NO_BODY) : null;
			}
			this.head = current;
			if (current.expectsContinue() && !in.isReadable()) {
				return ExpectContinue.INSTANCE;
			}
		}
		RequestBody content = this.body;
		if (content == null) {
			content = newBody(current);
			this.body = content;
		}
		return (content.read(in)) ? complete(current, content.bytes()) : null;
	}

	private @Nullable RequestHead readHead(ByteBuf in) throws HttpProtocolException {
		if (!skipEmptyLines(in)) {
			return null;
		}
		if (this.finder == null) {
			this.finder = new HeadFinder(this.options.maxInitialLineLength(), this.options.maxHeaderSize());
		}
		int length = this.finder.find(in);
		if (length < 0) {
			return null;
		}
		if (this.parser == null) {
			this.parser = new HeadParser(this.options);
		}
		RequestHead parsed = this.parser.parse(in);
		if (parsed.length() > this.maxBody) {
			throw RequestBody.tooLarge(this.maxBody);
		}
		return parsed;
	}

	/**
	 * Skips empty lines before a request, which some clients send after a body (RFC 9112,
	 * section 2.2).
	 * @param in all that has arrived
	 * @return whether something else has arrived
	 */
	private boolean skipEmptyLines(ByteBuf in) throws HttpProtocolException {
		while (in.isReadable() && in.getByte(in.readerIndex()) == '\r') {
			if (in.readableBytes() == 1) {
				return false;
			}
			if (in.getByte(in.readerIndex() + 1) != '\n' || ++this.emptyLines > MAX_EMPTY_LINES) {
				throw HttpProtocolException.badRequest("This is not an HTTP request.");
			}
			in.skipBytes(2);
		}
		return in.isReadable();
	}

	private RequestBody newBody(RequestHead current) {
		return (current.length() == RequestHead.CHUNKED) ? new ChunkedBody(this.maxBody, this.options.maxHeaderSize())
				: new FixedBody(current.length());
	}

	private ParsedRequest complete(RequestHead current, byte[] bytes) {
		this.head = null;
		this.body = null;
		this.emptyLines = 0;
		this.ended = !current.keepAlive();
		return new ParsedRequest(current, bytes);
	}

	@Override
	public boolean inMessage() {
		return this.head != null || (this.finder != null && this.finder.begun());
	}

	@Override
	public void release() {
		this.ended = true;
		this.head = null;
		this.body = null;
		this.finder = null;
		this.parser = null;
	}

}
