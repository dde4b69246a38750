package io.spserver.tls;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import io.netty.handler.ssl.OpenSslCertificateException;
import io.netty.internal.tcnative.CertificateVerifier;

/**
 * Tells OpenSSL why a client's certificate is not trusted where Netty does not: so the
 * alert is {@code unknown_ca} for an authority that is not known, and
 * {@code bad_certificate} for what is wrong otherwise (RFC 8446, section 6.2).
 */
final class ExplainingTrustManager extends X509ExtendedTrustManager {

	/** What Netty tells by itself. */
	private static final Set<Reason> TOLD = Set.of(BasicReason.EXPIRED, BasicReason.NOT_YET_VALID, BasicReason.REVOKED);

	private final X509ExtendedTrustManager trust;

	ExplainingTrustManager(X509ExtendedTrustManager trust) {
		this.trust = trust;
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
		try {
			this.trust.checkClientTrusted(chain, type, engine);
		}
		catch (CertificateException ex) {
			throw explained(ex);
		}
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
		this.trust.checkClientTrusted(chain, type, socket);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
		this.trust.checkClientTrusted(chain, type);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
		this.trust.checkServerTrusted(chain, type, engine);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
		this.trust.checkServerTrusted(chain, type, socket);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
		this.trust.checkServerTrusted(chain, type);
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return this.trust.getAcceptedIssuers();
	}

	private static CertificateException explained(CertificateException failure) {
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
