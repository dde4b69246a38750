package io.spserver.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.spserver.codec.MessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Makes the one request of a stream, of the head that it begins with and the bytes that
 * follow.
 */
final class Http2Decoder implements MessageDecoder {

	private final Http2Body body;

	private @Nullable BodyReader reader;

	/** Why the request is not taken. */
	private @Nullable HttpProtocolException refusal;

	private Http2Decoder(Http2Body body) {
		this.body = body;
	}

	/**
	 * Creates a decoder.
	 * @param headers the head of the request
	 * @param ended whether there is no body
	 * @param options the limits
	 * @param maxBody how long the body may be
	 * @return the decoder
	 * @throws Http2Exception if the head is malformed
	 */
	static Http2Decoder of(Http2Headers headers, boolean ended, HttpOptions options, long maxBody)
			throws Http2Exception {
		Http2Fields fields = Http2Fields.of(headers);
		Http2Body body = new Http2Body(maxBody);
		Http2Decoder decoder = new Http2Decoder(body);
		try {
			RequestHead head = head(fields, ended, options);
			if (head.length() > maxBody) {
				throw RequestBody.tooLarge(maxBody);
			}
			decoder.reader = new BodyReader(head, body, options);
		}
		catch (HttpProtocolException ex) {
			decoder.refusal = ex;
		}
		if (ended) {
			body.end();
		}
		return decoder;
	}

	private static RequestHead head(Http2Fields fields, boolean ended, HttpOptions options)
			throws HttpProtocolException {
		String path = fields.path();
		if (path.length() > options.maxInitialLineLength()) {
			throw new HttpProtocolException(414, "The request target is too long.");
		}
		HttpHeaders headers = fields.headers();
		if (headers.size() > options.maxHeaders()) {
			throw new HttpProtocolException(431, "There are too many header fields.");
		}
		RequestHead head = HeadRules.check(fields.method(), path, true, headers);
		boolean announced = headers.contains("content-length");
		long length = (announced || ended) ? head.length() : RequestHead.CHUNKED;
		boolean expects = !ended && headers.contains("expect");
		return new RequestHead(head.method(), path, head.target(), headers, true, false, length, expects, true);
	}

	/** The peer has sent its last byte. */
	void end() {
		this.body.end();
	}

	@Override
	public @Nullable Object decode(ByteBuf in) throws HttpProtocolException {
		if (this.refusal != null) {
			throw this.refusal;
		}
		BodyReader current = this.reader;
		if (current == null || current.isComplete()) {
			in.skipBytes(in.readableBytes());
			return null;
		}
		return current.read(in);
	}

	@Override
	public boolean inMessage() {
		return this.reader != null && !this.reader.isComplete();
	}

	@Override
	public long deadline() {
		BodyReader current = this.reader;
		return (current != null && !current.isComplete()) ? current.deadline() : 0;
	}

	@Override
	public void release() {
		this.reader = null;
	}

}
