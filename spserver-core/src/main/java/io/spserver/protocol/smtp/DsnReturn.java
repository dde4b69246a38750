package io.spserver.protocol.smtp;

/**
 * How much of a mail a notification about it should contain (RFC 3461, section 4.3).
 */
public enum DsnReturn {

	/** All of it. */
	FULL,

	/** Its headers. */
	HDRS

}
