package io.spserver.protocol.smtp;

/**
 * What is done with a CR or LF that does not belong to a CRLF (RFC 5321, section 2.3.8).
 * The end of a mail is CRLF, dot, CRLF in either case.
 */
public enum BareLineEnds {

	/**
	 * A command with one is answered with 500 and ends the session; a mail with one, or
	 * with a NUL, is refused with 550.
	 */
	REJECT,

	/**
	 * A bare LF ends a command. In a mail each becomes a CRLF, so that nobody who passes
	 * the mail on can be taken in by it.
	 */
	ACCEPT

}
