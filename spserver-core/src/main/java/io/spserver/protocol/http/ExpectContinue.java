package io.spserver.protocol.http;

/**
 * The message that the decoder makes of {@code Expect: 100-continue} (RFC 9110, section
 * 10.1.1): the peer waits for leave to send a body that is not too large.
 */
enum ExpectContinue {

	/** In HTTP/1.1. */
	INSTANCE,
	/** In HTTP/2. */
	HTTP_2

}
