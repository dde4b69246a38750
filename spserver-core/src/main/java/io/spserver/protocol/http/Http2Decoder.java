package io.spserver.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.spserver.ServerOptions;
import io.spserver.codec.MessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Makes the one request of a stream of the head that it begins with and the bytes that
 * follow.
 */
final class Http2Decoder implements MessageDecoder {

	private final @Nullable RequestHead head;

	private final @Nullable HttpProtocolException refusal;

	private final int maxBody;

	private final GrowingBytes body = new GrowingBytes();

	private boolean told;

	private boolean ended;

	private boolean complete;

	private Http2Decoder(@Nullable RequestHead head, @Nullable HttpProtocolException refusal, int maxBody) {
		this.head = head;
		this.refusal = refusal;
		this.maxBody = maxBody;
	}

	static Http2Decoder of(Http2Headers headers, boolean ended, HttpOptions options, ServerOptions server)
			throws Http2Exception {
		Http2Fields fields = Http2Fields.of(headers);
		int maxBody = server.maxMessageSize();
		try {
			RequestHead head = head(fields, ended, options);
			if (head.length() > maxBody) {
				throw RequestBody.tooLarge(maxBody);
			}
			Http2Decoder decoder = new Http2Decoder(head, null, maxBody);
			decoder.ended = ended;
			return decoder;
		}
		catch (HttpProtocolException ex) {
			return new Http2Decoder(null, ex, maxBody);
		}
	}

	private static RequestHead head(Http2Fields fields, boolean ended, HttpOptions options)
			throws HttpProtocolException {
		String path = fields.path();
		if (path != null && path.length() > options.maxInitialLineLength()) {
			throw new HttpProtocolException(414, "The request target is too long.");
		}
		RequestHead head = HeadRules.check(fields.method(), (path != null) ? path : "", true, fields.headers());
		int length = (ended) ? 0 : head.headers().contains("content-length") ? head.length() : RequestHead.CHUNKED;
		boolean expects = !ended && "100-continue".equalsIgnoreCase(head.headers().first("expect"));
		return new RequestHead(head.method(), head.rawTarget(), head.target(), head.headers(), true, true, length,
				expects, true);
	}

	/** The peer has sent its last byte. */
	void end() {
		this.ended = true;
	}

	@Override
	public @Nullable Object decode(ByteBuf in) throws HttpProtocolException {
		if (this.refusal != null) {
			throw this.refusal;
		}
		RequestHead current = this.head;
		if (current == null || this.complete) {
			in.skipBytes(in.readableBytes());
			return null;
		}
		if (current.expectsContinue() && !this.told && !this.ended && !in.isReadable()) {
			this.told = true;
			return ExpectContinue.HTTP_2;
		}
		if (in.readableBytes() > this.maxBody - this.body.count()) {
			throw RequestBody.tooLarge(this.maxBody);
		}
		int length = in.readableBytes();
		this.body.take(in, length, Math.max(length, current.length() - this.body.count()));
		if (!this.ended) {
			return null;
		}
		this.complete = true;
		return new ParsedRequest(current, this.body.toArray());
	}

	@Override
	public boolean inMessage() {
		return !this.complete;
	}

}
