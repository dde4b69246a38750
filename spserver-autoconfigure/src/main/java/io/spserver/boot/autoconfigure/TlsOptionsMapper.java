package io.spserver.boot.autoconfigure;

import java.util.Arrays;
import java.util.List;

import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;

/**
 * Turns a server's SSL bundle into what the runtime knows of TLS.
 *
 * @param bundles the application's SSL bundles, {@code null} if it has none
 */
record TlsOptionsMapper(@Nullable SslBundles bundles) {

	@Nullable TlsOptions map(String server, SslProperties properties) {
		String name = properties.bundle();
		Boolean enabled = properties.enabled();
		if (Boolean.FALSE.equals(enabled) || (enabled == null && name == null)) {
			return null;
		}
		PropertyCheck check = new PropertyCheck(server);
		if (name == null) {
			throw check.invalid("ssl.enabled", true, "TLS needs an SSL bundle with the server's key.",
					"Set the property '" + check.name("ssl.bundle")
							+ "' to the name of a bundle under 'spring.ssl.bundle'.");
		}
		SslBundle bundle = find(check, name);
		if (bundle.getStores().getKeyStore() == null) {
			throw check.invalid("ssl.bundle", name, "The SSL bundle has no key.",
					"Add a private key and its certificate to the bundle, or use one that has them.");
		}
		SslManagerBundle managers = bundle.getManagers();
		return new TlsOptions(managers.getKeyManagerFactory(), managers.getTrustManagerFactory(),
				properties.clientAuth(), list(bundle.getOptions().getEnabledProtocols()),
				list(bundle.getOptions().getCiphers()));
	}

	private SslBundle find(PropertyCheck check, String name) {
		List<String> known = (this.bundles != null) ? this.bundles.getBundleNames() : List.of();
		if (this.bundles != null) {
			try {
				return this.bundles.getBundle(name);
			}
			catch (NoSuchSslBundleException ex) {
				// explained below
			}
		}
		throw check.invalid("ssl.bundle", name, "There is no SSL bundle of that name.",
				"Add the bundle under 'spring.ssl.bundle', or set the property to one of the bundles there are: "
						+ ((known.isEmpty()) ? "none" : String.join(", ", known)) + ".");
	}

	private static List<String> list(String @Nullable [] values) {
		return (values != null) ? Arrays.asList(values) : List.of();
	}

}
