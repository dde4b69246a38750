package io.spserver;

/**
 * How a TLS handshake ended; the tag {@code outcome} of the meter
 * {@code spserver.tls.handshakes}.
 */
public enum TlsOutcome {

	/** The connection is encrypted. */
	SUCCESS,
	/** The peer did not speak TLS. */
	NOT_TLS,
	/** There is no version, cipher suite or the like that both sides want. */
	NO_AGREEMENT,
	/**
	 * The peer's certificate is missing, expired, revoked or not trusted, or has no name
	 * that is permitted.
	 */
	BAD_CERTIFICATE,
	/** The peer has refused, the server's certificate for example. */
	REJECTED,
	/** The peer went before the end. */
	GONE,
	/** The peer took too long. */
	TIMEOUT;

	/**
	 * The outcome as meters show it.
	 * @return lower case, words joined by hyphens
	 */
	public String tag() {
		return Tags.of(this);
	}

}
