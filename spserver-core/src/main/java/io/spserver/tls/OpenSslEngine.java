package io.spserver.tls;

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

}
