package io.spserver.sample;

import java.net.InetAddress;
import java.security.KeyStore;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.stereotype.Component;

/**
 * The SSL bundle {@code demo}: a key and a certificate for {@code localhost} that are
 * made when the application starts and are gone when it ends. Nobody has a reason to
 * trust it; an application of your own has its bundles under {@code spring.ssl.bundle}.
 */
@Component
class DemoCertificate implements SslBundleRegistrar {

	@Override
	public void registerBundles(SslBundleRegistry registry) {
		try {
			X509Bundle made = new CertificateBuilder().subject("CN=localhost")
				.addSanDnsName("localhost")
				.addSanIpAddress(InetAddress.getLoopbackAddress())
				.setIsCertificateAuthority(true)
				.ecp256()
				.buildSelfSigned();
			char[] password = new char[0];
			KeyStore keys = made.toKeyStore(password);
			KeyStore trusted = KeyStore.getInstance("PKCS12");
			trusted.load(null, null);
			trusted.setCertificateEntry("demo", made.getCertificate());
			registry.registerBundle("demo", SslBundle.of(SslStoreBundle.of(keys, "", trusted)));
		}
		catch (Exception ex) {
			throw new IllegalStateException("There is no certificate for the server 'secure'", ex);
		}
	}

}
