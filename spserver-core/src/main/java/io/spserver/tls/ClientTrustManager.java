package io.spserver.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.jspecify.annotations.Nullable;

/**
 * Decides which clients a server takes: those whose certificate is trusted, and that the
 * server's protocol permits. Others hear it in the handshake, by an alert (RFC 8446,
 * section 6.2).
 */
final class ClientTrustManager extends X509ExtendedTrustManager {

	private final X509ExtendedTrustManager trust;

	private final @Nullable Predicate<List<X509Certificate>> access;

	private final UnaryOperator<CertificateException> alerts;

	private ClientTrustManager(X509ExtendedTrustManager trust, @Nullable Predicate<List<X509Certificate>> access,
			UnaryOperator<CertificateException> alerts) {
		this.trust = trust;
		this.access = access;
		this.alerts = alerts;
	}

	/**
	 * Creates a trust manager.
	 * @param factory says which certificates are trusted, {@code null} for the platform's
	 * choice
	 * @param access says which of their owners are permitted, {@code null}: all are
	 * @param alerts makes of what is wrong what the engine tells the client
	 * @return the trust manager
	 */
	static ClientTrustManager of(@Nullable TrustManagerFactory factory,
			@Nullable Predicate<List<X509Certificate>> access, UnaryOperator<CertificateException> alerts) {
		TrustManagerFactory trust = (factory != null) ? factory : platform();
		for (TrustManager manager : trust.getTrustManagers()) {
			if (manager instanceof X509ExtendedTrustManager extended) {
				return new ClientTrustManager(extended, access, alerts);
			}
		}
		throw new IllegalArgumentException("There is no trust manager for certificates of the kind X.509");
	}

	private static TrustManagerFactory platform() {
		try {
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init((KeyStore) null);
			return factory;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalArgumentException("The platform says nothing of trust: " + ex.getMessage(), ex);
		}
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
		try {
			this.trust.checkClientTrusted(chain, type, engine);
			checkAccess(chain);
		}
		catch (CertificateException ex) {
			throw this.alerts.apply(ex);
		}
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
		this.trust.checkClientTrusted(chain, type, socket);
		checkAccess(chain);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
		this.trust.checkClientTrusted(chain, type);
		checkAccess(chain);
	}

	private void checkAccess(X509Certificate[] chain) throws CertificateException {
		if (this.access != null && !this.access.test(List.of(chain))) {
			throw new NotPermittedException();
		}
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

}
