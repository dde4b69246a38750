package io.spserver.protocol.http;

import io.netty.buffer.ByteBuf;
import io.spserver.codec.MessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a session's bytes into {@link ParsedRequest}s with their whole bodies. Of a large
 * body it makes a {@link BodyAnnouncement} and {@link BodyPart}s, of one that waits for
 * leave an announcement. Holds next to nothing until the first request has arrived.
 */
final class HttpMessageDecoder implements MessageDecoder {

	private static final byte[] NO_BODY = new byte[0];

	private static final int MAX_EMPTY_LINES = 8;

	private final HttpOptions options;

	private final long maxBody;

	private @Nullable HeadFinder finder;

	private @Nullable HeadParser parser;

	/** Reads the body that is arriving. */
	private @Nullable BodyReader body;

	private boolean keepAlive;

	/** Until when the current head must have arrived, 0 for no limit. */
	private long deadline;

	private int emptyLines;

	private boolean ended;

	HttpMessageDecoder(HttpOptions options, long maxBody) {
		this.options = options;
		this.maxBody = maxBody;
	}

	@Override
	public @Nullable Object decode(ByteBuf in) throws HttpProtocolException {
		if (this.ended) {
			in.skipBytes(in.readableBytes());
			return null;
		}
		BodyReader current = this.body;
		if (current != null) {
			return readBody(current, in);
		}
		RequestHead parsed = readHead(in);
		if (parsed == null) {
			awaitHead(in);
			return null;
		}
		this.deadline = 0;
		this.keepAlive = parsed.keepAlive();
		if (parsed.length() == 0) {
			complete();
			return new ParsedRequest(parsed, NO_BODY);
		}
		current = new BodyReader(parsed, newBody(parsed), this.options);
		this.body = current;
		return readBody(current, in);
	}

	private void awaitHead(ByteBuf in) {
		if (!in.isReadable()) {
			this.deadline = 0;
		}
		else if (this.deadline == 0 && !this.options.headerTimeout().isZero()) {
			this.deadline = System.nanoTime() + this.options.headerTimeout().toNanos();
		}
	}

	private RequestBody newBody(RequestHead parsed) {
		return (parsed.length() == RequestHead.CHUNKED) ? new ChunkedBody(this.maxBody, this.options)
				: new FixedBody(parsed.length());
	}

	private @Nullable Object readBody(BodyReader current, ByteBuf in) throws HttpProtocolException {
		Object message = current.read(in);
		if (current.isComplete()) {
			complete();
		}
		return message;
	}

	private @Nullable RequestHead readHead(ByteBuf in) throws HttpProtocolException {
		if (!skipEmptyLines(in)) {
			return null;
		}
		if (this.finder == null) {
			this.finder = new HeadFinder(this.options.maxInitialLineLength(), this.options.maxHeaderSize(),
					this.options.maxHeaders());
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

	private void complete() {
		this.body = null;
		this.emptyLines = 0;
		this.ended = !this.keepAlive;
	}

	@Override
	public long deadline() {
		return (this.body != null) ? this.body.deadline() : this.deadline;
	}

	@Override
	public boolean inMessage() {
		return this.body != null || (this.finder != null && this.finder.begun());
	}

	@Override
	public void release() {
		this.ended = true;
		this.body = null;
		this.deadline = 0;
		this.finder = null;
		this.parser = null;
	}

}
