package io.spserver.protocol.smtp;

import java.util.Locale;

/**
 * What became of a mail whose content has begun to arrive; the tag {@code outcome} of the
 * meter {@code spserver.smtp.messages}.
 */
public enum SmtpOutcome {

	/** All handlers have returned, and the client was told so. */
	ACCEPTED,
	/** A handler or a rule refused it for good. */
	REFUSED,
	/** It was refused for now, or a handler threw an exception. */
	FAILED,
	/** It never arrived whole. */
	ABORTED;

	/**
	 * The outcome as meters show it.
	 * @return lower case
	 */
	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
