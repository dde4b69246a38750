package io.spserver.protocol.http;

import java.util.Objects;

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

	private @Nullable RequestHead head;

	private @Nullable RequestBody body;

	private final GrowingBytes content = new GrowingBytes();

	/** Measures a body that has not arrived whole. */
	private @Nullable BodyClock clock;

	/** Whether the body is large and has been announced. */
	private boolean large;

	/** Until when more of the current request must have arrived, 0 for no limit. */
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
		RequestHead current = this.head;
		if (current != null) {
			return readBody(current, in);
		}
		RequestHead parsed = readHead(in);
		if (parsed == null) {
			awaitHead(in);
			return null;
		}
		this.deadline = 0;
		if (parsed.length() == 0) {
			return complete(parsed, new ParsedRequest(parsed, NO_BODY));
		}
		return beginBody(parsed, in);
	}

	private void awaitHead(ByteBuf in) {
		if (!in.isReadable()) {
			this.deadline = 0;
		}
		else if (this.deadline == 0 && !this.options.headerTimeout().isZero()) {
			this.deadline = System.nanoTime() + this.options.headerTimeout().toNanos();
		}
	}

	private @Nullable Object beginBody(RequestHead current, ByteBuf in) throws HttpProtocolException {
		this.head = current;
		this.body = (current.length() == RequestHead.CHUNKED) ? new ChunkedBody(this.maxBody, this.options)
				: new FixedBody(current.length());
		this.large = current.length() > this.options.maxBodyInMemory();
		boolean awaitsLeave = current.expectsContinue() && !in.isReadable();
		return (this.large || awaitsLeave) ? new BodyAnnouncement(current, awaitsLeave) : readBody(current, in);
	}

	private @Nullable Object readBody(RequestHead current, ByteBuf in) throws HttpProtocolException {
		int before = in.readableBytes();
		RequestBody reader = Objects.requireNonNull(this.body);
		if (reader.read(in, this.content, this.options.maxBodyInMemory())) {
			byte[] bytes = this.content.drain();
			return complete(current,
					this.large ? new BodyPart(current, bytes, true) : new ParsedRequest(current, bytes));
		}
		if (this.clock == null) {
			this.clock = new BodyClock(this.options);
		}
		this.deadline = this.clock.arrived(before - in.readableBytes());
		if (this.content.count() < this.options.maxBodyInMemory()) {
			return null;
		}
		if (this.large) {
			return new BodyPart(current, this.content.drain(), false);
		}
		this.large = true;
		return new BodyAnnouncement(current, false);
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

	private Object complete(RequestHead current, Object message) {
		this.head = null;
		this.body = null;
		this.clock = null;
		this.large = false;
		this.deadline = 0;
		this.emptyLines = 0;
		this.ended = !current.keepAlive();
		return message;
	}

	@Override
	public long deadline() {
		return this.deadline;
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
		this.deadline = 0;
		this.content.drain();
		this.finder = null;
		this.parser = null;
	}

}
