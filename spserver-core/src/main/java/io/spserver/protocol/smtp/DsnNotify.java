package io.spserver.protocol.smtp;

/**
 * When a sender wants to hear of a recipient (RFC 3461, section 4.1).
 */
public enum DsnNotify {

	/** Not at all. */
	NEVER,

	/** When the mail has been delivered. */
	SUCCESS,

	/** When it cannot be delivered. */
	FAILURE,

	/** When its delivery takes long. */
	DELAY

}
