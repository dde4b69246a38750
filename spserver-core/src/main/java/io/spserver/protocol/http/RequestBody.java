package io.spserver.protocol.http;

import io.netty.buffer.ByteBuf;

/**
 * Finds the end of one request's body. Belongs to its decoder.
 */
interface RequestBody {

	/**
	 * Takes what belongs to the body.
	 * @param in what has arrived
	 * @param content takes the bytes
	 * @param limit how many bytes the content may have; when it has as many, it is to be
	 * drained before more is read
	 * @return whether the body is whole
	 * @throws HttpProtocolException if the body is malformed or too large
	 */
	boolean read(ByteBuf in, GrowingBytes content, int limit) throws HttpProtocolException;

	static HttpProtocolException tooLarge(long limit) {
		return new HttpProtocolException(413, "The body is too large: the limit is " + limit + " bytes.");
	}

}
