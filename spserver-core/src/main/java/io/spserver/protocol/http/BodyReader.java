package io.spserver.protocol.http;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of one request that has a body: a {@link ParsedRequest} if the body is
 * small, otherwise a {@link BodyAnnouncement} and {@link BodyPart}s. Belongs to its
 * decoder.
 */
final class BodyReader {

	private final RequestHead head;

	private final RequestBody body;

	private final HttpOptions options;

	private final GrowingBytes content = new GrowingBytes();

	/** Measures a body that has not arrived whole. */
	private @Nullable BodyClock clock;

	/** Whether the body is large and has been announced. */
	private boolean large;

	private boolean begun;

	private boolean complete;

	private long deadline;

	/**
	 * Creates a reader.
	 * @param head what stands before the body
	 * @param body finds the body's end
	 * @param options the limits
	 */
	BodyReader(RequestHead head, RequestBody body, HttpOptions options) {
		this.head = head;
		this.body = body;
		this.options = options;
	}

	/**
	 * Takes what belongs to the body.
	 * @param in what has arrived
	 * @return the next message, {@code null} if it has not arrived
	 * @throws HttpProtocolException if the body is malformed or too large
	 */
	@Nullable Object read(ByteBuf in) throws HttpProtocolException {
		return (this.begun) ? goOn(in) : begin(in);
	}

	private @Nullable Object begin(ByteBuf in) throws HttpProtocolException {
		this.begun = true;
		this.large = this.head.length() > this.options.maxBodyInMemory();
		boolean awaitsLeave = this.head.expectsContinue() && !in.isReadable();
		return (this.large || awaitsLeave) ? new BodyAnnouncement(this.head, awaitsLeave) : goOn(in);
	}

	private @Nullable Object goOn(ByteBuf in) throws HttpProtocolException {
		int before = in.readableBytes();
		if (this.body.read(in, this.content, this.options.maxBodyInMemory())) {
			this.complete = true;
			byte[] bytes = this.content.drain();
			return this.large ? new BodyPart(this.head, bytes, true) : new ParsedRequest(this.head, bytes);
		}
		if (this.clock == null) {
			this.clock = new BodyClock(this.options);
		}
		this.deadline = this.clock.arrived(before - in.readableBytes());
		if (this.content.count() < this.options.maxBodyInMemory()) {
			return null;
		}
		if (this.large) {
			return new BodyPart(this.head, this.content.drain(), false);
		}
		this.large = true;
		return new BodyAnnouncement(this.head, false);
	}

	/** Whether the last message has been made. */
	boolean isComplete() {
		return this.complete;
	}

	/** Until when more must have arrived, 0 for no limit. */
	long deadline() {
		return this.deadline;
	}

}
