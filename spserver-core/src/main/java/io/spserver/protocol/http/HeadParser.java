package io.spserver.protocol.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMessageDecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.AsciiString;

/**
 * Takes whole heads apart with Netty's decoder, which is used without a channel and
 * without bodies. Belongs to its message decoder.
 */
final class HeadParser extends HttpRequestDecoder {

	private final List<Object> out = new ArrayList<>(2);

	/**
	 * How many fields Content-Length the current head has; Netty makes one of several in
	 * HTTP/1.0.
	 */
	private int lengths;

	/**
	 * Creates a parser.
	 * @param options the limits, which have been checked when a head comes here
	 */
	HeadParser(HttpOptions options) {
		super(new HttpDecoderConfig().setMaxInitialLineLength(options.maxInitialLineLength())
			.setMaxHeaderSize(options.maxHeaderSize())
			.setInitialBufferSize(64)
			.setStrictLineParsing(true)
			.setAllowDuplicateContentLengths(false)
			.setUseRfc9112TransferEncoding(true));
	}

	/**
	 * Takes a head apart.
	 * @param in a whole head, and what follows it; the head is taken
	 * @return the head
	 * @throws HttpProtocolException if it is malformed
	 */
	RequestHead parse(ByteBuf in) throws HttpProtocolException {
		int start = in.readerIndex();
		HttpRequest request = decodeHead(in);
		String method = request.method().name();
		String target = request.uri();
		checkRequestLine(in, start, method.length(), target.length(), request);
		return HeadRules.check(method, target, request.protocolVersion().minorVersion() == 1, headers(request));
	}

	private HttpRequest decodeHead(ByteBuf in) throws HttpProtocolException {
		this.out.clear();
		this.lengths = 0;
		reset();
		try {
			decode(null, in, this.out);
		}
		catch (Exception ex) {
			throw HttpProtocolException.badRequest("The request is malformed.");
		}
		HttpRequest request = (HttpRequest) this.out.get(0);
		this.out.clear();
		Throwable cause = request.decoderResult().cause();
		if (cause instanceof HttpProtocolException exception) {
			throw exception;
		}
		if (cause != null || this.lengths > 1) {
			throw HttpProtocolException.badRequest("The request is malformed.");
		}
		return request;
	}

	/**
	 * Checks the version; the superclass does the rest.
	 * @param initialLine method, target and version
	 * @return an empty message
	 * @throws Exception if the line is wrong
	 */
	@Override
	protected HttpMessage createMessage(String[] initialLine) throws Exception {
		String version = initialLine[2];
		if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
			if (version.matches("HTTP/\\d\\.\\d")) {
				throw new HttpProtocolException(505, "This server speaks HTTP/1.1 and HTTP/1.0.");
			}
			throw HttpProtocolException.badRequest("The request line is malformed.");
		}
		return super.createMessage(initialLine);
	}

	@Override
	protected AsciiString splitHeaderName(byte[] line, int start, int length) {
		AsciiString name = super.splitHeaderName(line, start, length);
		if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)) {
			this.lengths++;
		}
		return name;
	}

	/**
	 * Netty takes several blanks, and some other characters, for separators: RFC 9112,
	 * section 3, has single spaces.
	 */
	private static void checkRequestLine(ByteBuf in, int start, int method, int target, HttpRequest request)
			throws HttpProtocolException {
		HttpMessageDecoderResult result = (HttpMessageDecoderResult) request.decoderResult();
		boolean exact = result.initialLineLength() == method + target + "  HTTP/1.x".length();
		if (!exact || in.getByte(start + method) != ' ' || in.getByte(start + method + 1 + target) != ' ') {
			throw HttpProtocolException.badRequest("The request line is malformed.");
		}
	}

	private static HttpHeaders headers(HttpRequest request) {
		String[] fields = new String[2 * request.headers().size()];
		Iterator<Map.Entry<CharSequence, CharSequence>> entries = request.headers().iteratorCharSequence();
		for (int i = 0; i < fields.length; i += 2) {
			Map.Entry<CharSequence, CharSequence> entry = entries.next();
			fields[i] = entry.getKey().toString();
			fields[i + 1] = entry.getValue().toString();
		}
		return HttpHeaders.trusted(fields);
	}

}
