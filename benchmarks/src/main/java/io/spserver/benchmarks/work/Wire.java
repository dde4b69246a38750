package io.spserver.benchmarks.work;

import java.util.Locale;

/**
 * The protocol that a contender speaks.
 */
public enum Wire {

	/** HTTP/1.1 with connections that are kept alive. */
	HTTP,
	/** Lines that end with CRLF; each comes back. */
	LINE,
	/** SMTP: mails that are taken and forgotten. */
	SMTP,

	/** JSON-RPC 2.0 over HTTP/1.1: calls of {@code calc.add}. */
	RPC;

	/**
	 * The name that the command line and the report use.
	 * @return the name in lower case
	 */
	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The protocol of a name.
	 * @param tag the name in lower case
	 * @return the protocol
	 */
	public static Wire ofTag(String tag) {
		return valueOf(tag.toUpperCase(Locale.ROOT));
	}

}
