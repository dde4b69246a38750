package io.spserver.tls;

import java.security.cert.CertificateException;

/**
 * A client's certificate is to be trusted, but its owner may not use the server.
 */
final class NotPermittedException extends CertificateException {

	private static final long serialVersionUID = 1L;

	NotPermittedException() {
		super("The certificate has no name that is permitted");
	}

}
