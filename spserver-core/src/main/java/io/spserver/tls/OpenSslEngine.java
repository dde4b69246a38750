package io.spserver.tls;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

/**
 * OpenSSL, by netty-tcnative.
 */
final class OpenSslEngine implements TlsEngine {

	OpenSslEngine() {
		if (!OpenSsl.isAvailable()) {
			Throwable cause = OpenSsl.unavailabilityCause();
			throw new IllegalStateException("OpenSSL is not available: " + cause, cause);
		}
	}

	@Override
	public String name() {
		return "openssl";
	}

	@Override
	public void configure(SslContextBuilder builder) {
		builder.sslProvider(SslProvider.OPENSSL);
	}

	/**
	 * Has peers whose certificate is not trusted told why.
	 * @param factory decides which are
	 * @return what decides the same
	 */
	TrustManager explaining(TrustManagerFactory factory) {
		for (TrustManager manager : factory.getTrustManagers()) {
			if (manager instanceof X509ExtendedTrustManager trust) {
				return new ExplainingTrustManager(trust);
			}
		}
		throw new IllegalArgumentException("There is no trust manager for certificates of the kind X.509");
	}

}
