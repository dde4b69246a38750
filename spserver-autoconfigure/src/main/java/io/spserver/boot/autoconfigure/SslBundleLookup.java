package io.spserver.boot.autoconfigure;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Finds the SSL bundles that properties name.
 *
 * @param bundles the application's SSL bundles, {@code null} if it has none
 */
record SslBundleLookup(@Nullable SslBundles bundles) {

	SslBundle find(PropertyCheck check, String key, String name) {
		List<String> known = (this.bundles != null) ? this.bundles.getBundleNames() : List.of();
		if (this.bundles != null) {
			try {
				return this.bundles.getBundle(name);
			}
			catch (NoSuchSslBundleException ex) {
				// explained below
			}
		}
		throw check.invalid(key, name, "There is no SSL bundle of that name.",
				"Add the bundle under 'spring.ssl.bundle', or set the property to one of the bundles there are: "
						+ ((known.isEmpty()) ? "none" : String.join(", ", known)) + ".");
	}

	static List<String> protocols(SslBundle bundle) {
		return list(bundle.getOptions().getEnabledProtocols());
	}

	static List<String> ciphers(SslBundle bundle) {
		return list(bundle.getOptions().getCiphers());
	}

	private static List<String> list(String @Nullable [] values) {
		return (values != null) ? Arrays.asList(values) : List.of();
	}

}
