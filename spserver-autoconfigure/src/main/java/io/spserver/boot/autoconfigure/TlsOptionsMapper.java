package io.spserver.boot.autoconfigure;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.net.ssl.TrustManagerFactory;

import io.spserver.boot.autoconfigure.SslProperties.ServerNameBundle;
import io.spserver.tls.TlsEngine;
import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.core.io.Resource;

/**
 * Turns a server's SSL bundles into what the runtime knows of TLS.
 *
 * @param bundles the application's SSL bundles, {@code null} if it has none
 * @param engines engines that are beans
 */
record TlsOptionsMapper(@Nullable SslBundles bundles, List<TlsEngine> engines) {

	@Nullable TlsOptions map(String server, SslProperties properties) {
		if (!properties.isWanted()) {
			return null;
		}
		PropertyCheck check = PropertyCheck.ofServer(server);
		String name = properties.bundle();
		if (name == null) {
			throw check.invalid("ssl.enabled", true, "TLS needs an SSL bundle with the server's key.",
					"Set the property '" + check.name("ssl.bundle")
							+ "' to the name of a bundle under 'spring.ssl.bundle'.");
		}
		TlsEngine engine = new TlsEngines(this.engines).find(check, "ssl.engine", properties.engine());
		Map<String, TlsOptions> names = new LinkedHashMap<>();
		for (int i = 0; i < properties.serverNameBundles().size(); i++) {
			ServerNameBundle named = properties.serverNameBundles().get(i);
			names.put(named.serverName(),
					options(check, "ssl.server-name-bundles[" + i + "].bundle", named.bundle(), properties)
						.engine(engine));
		}
		return options(check, "ssl.bundle", name, properties).mode(properties.mode()).engine(engine).serverNames(names);
	}

	private TlsOptions options(PropertyCheck check, String key, String name, SslProperties properties) {
		SslBundle bundle = new SslBundleLookup(this.bundles).find(check, key, name);
		if (bundle.getStores().getKeyStore() == null) {
			throw check.invalid(key, name, "The SSL bundle has no key.",
					"Add a private key and its certificate to the bundle, or use one that has them.");
		}
		SslManagerBundle managers = bundle.getManagers();
		return new TlsOptions(managers.getKeyManagerFactory(), trust(check, bundle, properties),
				properties.clientAuth(), SslBundleLookup.protocols(bundle), SslBundleLookup.ciphers(bundle));
	}

	private static TrustManagerFactory trust(PropertyCheck check, SslBundle bundle, SslProperties properties) {
		List<Resource> lists = properties.certificateRevocationLists();
		if (lists.isEmpty()) {
			return bundle.getManagers().getTrustManagerFactory();
		}
		KeyStore trusted = bundle.getStores().getTrustStore();
		if (trusted == null) {
			throw check.invalid("ssl.certificate-revocation-lists", lists,
					"The SSL bundle has no trust store with the authorities of the lists.",
					"Add the certificates of the authorities to the bundle as its trust store.");
		}
		try {
			return new RevocationLists(lists).check(trusted);
		}
		catch (GeneralSecurityException | IOException ex) {
			throw check.invalid("ssl.certificate-revocation-lists", lists,
					"The lists cannot be read: " + ex.getMessage() + ".",
					"Set it to files with revocation lists in PEM or DER.");
		}
	}

}
