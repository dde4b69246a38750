package io.spserver.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;

/**
 * An authority for tests: gives out certificates and trusts its own.
 */
final class Authority {

	private final X509Bundle root;

	Authority() {
		try {
			this.root = new CertificateBuilder().subject("CN=authority")
				.setIsCertificateAuthority(true)
				.ecp256()
				.buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	X509Bundle issue(String name) throws Exception {
		return issue(name, Instant.now().plus(Duration.ofDays(30)));
	}

	X509Bundle issue(String name, Instant end) throws Exception {
		return new CertificateBuilder().subject("CN=" + name)
			.addSanDnsName(name)
			.notBefore(end.minus(Duration.ofDays(60)))
			.notAfter(end)
			.ecp256()
			.buildIssuedBy(this.root);
	}

	TlsOptions server(X509Bundle certificate, ClientAuth clientAuth) throws Exception {
		return new TlsOptions(certificate.toKeyManagerFactory(), this.root.toTrustManagerFactory(), clientAuth,
				List.of(), List.of());
	}

	/** What a client has that trusts this authority, and may have a certificate. */
	SSLContext client(X509Bundle... certificate) throws Exception {
		KeyManager[] keys = (certificate.length > 0) ? certificate[0].toKeyManagerFactory().getKeyManagers() : null;
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys, new TrustManager[] { this.root.toTrustManager() }, null);
		return context;
	}

}
