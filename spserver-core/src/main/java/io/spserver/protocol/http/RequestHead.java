package io.spserver.protocol.http;

/**
 * What stands before the body of a request, checked.
 *
 * @param method the method as sent
 * @param rawTarget the target as sent
 * @param target the target's parts
 * @param headers the header fields
 * @param http11 whether the version is 1.1 or 2, otherwise it is 1.0
 * @param keepAlive whether the peer lets the connection persist
 * @param length how long the body is, or {@link #CHUNKED}
 * @param expectsContinue whether the peer waits for 100 before it sends the body
 * @param http2 whether the version is 2
 */
record RequestHead(String method, String rawTarget, RequestTarget target, HttpHeaders headers, boolean http11,
		boolean keepAlive, long length, boolean expectsContinue, boolean http2) {

	/** The length of a body that comes in chunks. */
	static final long CHUNKED = -1;

}
