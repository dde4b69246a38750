package io.spserver.protocol.http.security;

/**
 * How clients can log in.
 */
public enum LoginScheme {

	/** With name and password (RFC 7617). */
	BASIC,
	/** With a token (RFC 6750). */
	BEARER,
	/** With the certificate of their TLS connection. */
	CERTIFICATE

}
