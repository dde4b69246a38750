package io.spserver.server;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.jspecify.annotations.Nullable;

/**
 * An authority for tests: gives out certificates and trusts its own.
 */
final class Authority {

	private static final AtomicInteger NUMBER = new AtomicInteger();

	private final X509Bundle root;

	Authority() {
		try {
			this.root = new CertificateBuilder().subject("CN=authority " + NUMBER.incrementAndGet())
				.setIsCertificateAuthority(true)
				.ecp256()
				.buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Authority(X509Bundle root) {
		this.root = root;
	}

	/** Another one, whose certificate this one has issued. */
	Authority below(String name) throws Exception {
		return new Authority(new CertificateBuilder().subject("CN=" + name)
			.setIsCertificateAuthority(true)
			.ecp256()
			.buildIssuedBy(this.root));
	}

	X509Bundle root() {
		return this.root;
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
		KeyManager[] keys = (certificate.length > 0) ? new KeyManager[] { new StubbornKeyManager(certificate[0]) }
				: null;
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys, new TrustManager[] { this.root.toTrustManager() }, null);
		return context;
	}

	/** Shows its certificate whatever authorities the server trusts. */
	private static final class StubbornKeyManager extends X509ExtendedKeyManager {

		private final X509Bundle certificate;

		StubbornKeyManager(X509Bundle certificate) {
			this.certificate = certificate;
		}

		@Override
		public String[] getClientAliases(String type, Principal[] issuers) {
			return new String[] { "own" };
		}

		@Override
		public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
			return "own";
		}

		@Override
		public String[] getServerAliases(String type, Principal[] issuers) {
			return new String[0];
		}

		@Override
		public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
			return null;
		}

		@Override
		public X509Certificate[] getCertificateChain(String alias) {
			return this.certificate.getCertificatePath();
		}

		@Override
		public PrivateKey getPrivateKey(String alias) {
			return this.certificate.getKeyPair().getPrivate();
		}

	}

}
