package io.spserver.protocol.http;

/**
 * The end of a response body whose length was not known, on its way to its stream.
 */
enum Http2End {

	/** The only one. */
	INSTANCE

}
