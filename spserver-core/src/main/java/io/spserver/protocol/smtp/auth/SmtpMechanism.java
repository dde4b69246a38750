package io.spserver.protocol.smtp.auth;

/**
 * A way for a client to show who it is.
 */
public enum SmtpMechanism {

	/** Name and password at once (RFC 4616). */
	PLAIN("PLAIN"),

	/** Name and password one after the other, as old clients do it. */
	LOGIN("LOGIN"),

	/** Name and an OAuth 2.0 access token. */
	XOAUTH2("XOAUTH2"),

	/**
	 * A proof of knowing the password, which itself is not sent (RFC 5802, RFC 7677).
	 * Without channel binding.
	 */
	SCRAM_SHA_256("SCRAM-SHA-256");

	private final String protocolName;

	SmtpMechanism(String protocolName) {
		this.protocolName = protocolName;
	}

	/**
	 * The name that clients use.
	 * @return upper case, as registered for SASL
	 */
	public String protocolName() {
		return this.protocolName;
	}

}
