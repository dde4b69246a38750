package io.spserver.protocol.http;

import io.netty.handler.codec.http2.Http2Headers;

/**
 * The head of a response in HTTP/2, on its way to its stream.
 *
 * @param headers status and fields
 * @param length how long the body is that follows: 0 if there is none, {@link #UNKNOWN}
 * if {@link Http2End} ends it, {@link #INFORMATIONAL} if another head follows instead
 */
record Http2Head(Http2Headers headers, long length) {

	/** The length of a body that is not known beforehand. */
	static final long UNKNOWN = -1;

	/** The length of a head that is followed by another one. */
	static final long INFORMATIONAL = -2;

}
