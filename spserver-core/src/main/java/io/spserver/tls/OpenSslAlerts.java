package io.spserver.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.util.Set;

import io.netty.handler.ssl.OpenSslCertificateException;
import io.netty.internal.tcnative.CertificateVerifier;

/**
 * Tells OpenSSL why a client's certificate is refused where Netty does not: so the alert
 * is {@code unknown_ca} for an authority that is not known, {@code certificate_unknown}
 * for a name that is not permitted, and {@code bad_certificate} for what is wrong
 * otherwise (RFC 8446, section 6.2).
 */
final class OpenSslAlerts {

	/** What Netty tells by itself. */
	private static final Set<Reason> TOLD = Set.of(BasicReason.EXPIRED, BasicReason.NOT_YET_VALID, BasicReason.REVOKED);

	private OpenSslAlerts() {
	}

	static CertificateException explain(CertificateException failure) {
		if (failure instanceof NotPermittedException) {
			return new OpenSslCertificateException(failure, CertificateVerifier.X509_V_ERR_PERMITTED_VIOLATION);
		}
		int error = CertificateVerifier.X509_V_ERR_CERT_UNTRUSTED;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof CertPathValidatorException invalid && TOLD.contains(invalid.getReason())) {
				return failure;
			}
			if (cause instanceof CertPathBuilderException) {
				error = CertificateVerifier.X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY;
			}
		}
		return new OpenSslCertificateException(failure, error);
	}

}
