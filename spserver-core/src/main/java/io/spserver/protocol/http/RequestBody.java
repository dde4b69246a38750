package io.spserver.protocol.http;

import io.netty.buffer.ByteBuf;

/**
 * Collects the body of one request. Belongs to its decoder.
 */
interface RequestBody {

	/**
	 * Takes what belongs to the body.
	 * @param in what has arrived
	 * @return whether the body is whole
	 * @throws HttpProtocolException if the body is malformed or too large
	 */
	boolean read(ByteBuf in) throws HttpProtocolException;

	/**
	 * The body, when it is whole.
	 * @return the bytes
	 */
	byte[] bytes();

	static HttpProtocolException tooLarge(int limit) {
		return new HttpProtocolException(413, "The body is too large: the limit is " + limit + " bytes.");
	}

}
