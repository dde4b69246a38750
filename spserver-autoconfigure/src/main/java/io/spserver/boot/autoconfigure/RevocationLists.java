package io.spserver.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.X509CertSelector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;

import org.springframework.core.io.Resource;

/**
 * Has certificates of clients checked against lists of those that were revoked (RFC 5280,
 * section 5). An authority whose list is missing or too old has no valid certificates.
 *
 * @param lists the lists, in PEM or DER
 */
record RevocationLists(List<Resource> lists) {

	TrustManagerFactory check(KeyStore trusted) throws GeneralSecurityException, IOException {
		PKIXRevocationChecker checker = (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX")
			.getRevocationChecker();
		checker.setOptions(EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK));
		PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, new X509CertSelector());
		parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(read())));
		parameters.addCertPathChecker(checker);
		TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
		factory.init(new CertPathTrustManagerParameters(parameters));
		return factory;
	}

	private List<CRL> read() throws GeneralSecurityException, IOException {
		List<CRL> all = new ArrayList<>();
		for (Resource list : this.lists) {
			try (InputStream in = list.getInputStream()) {
				all.addAll(CertificateFactory.getInstance("X.509").generateCRLs(in));
			}
		}
		return all;
	}

}
