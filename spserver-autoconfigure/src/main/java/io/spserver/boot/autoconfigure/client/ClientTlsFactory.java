package io.spserver.boot.autoconfigure.client;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import io.spserver.ClientTls;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Turns a client's SSL bundle into what the runtime knows of TLS. A bundle that is
 * updated is used from the next connection on.
 *
 * @param bundles the application's SSL bundles, {@code null} if it has none
 */
record ClientTlsFactory(@Nullable SslBundles bundles) {

	/**
	 * How a client speaks TLS.
	 * @param check names its properties
	 * @param client its properties
	 * @return gives what is to be used now, {@code null} if it does not speak TLS
	 */
	@Nullable Supplier<ClientTls> create(ClientCheck check, ClientProperties client) {
		ClientSslProperties properties = client.ssl();
		String name = properties.bundle();
		if (Boolean.FALSE.equals(properties.enabled()) || (properties.enabled() == null && name == null)) {
			return null;
		}
		if (client.unixSocket() != null && properties.serverName() == null && properties.verifyHostname()) {
			throw check.invalid("ssl.server-name", null, "A unix socket has no host that a certificate could be for.",
					"Set it to the name in the server's certificate, or set '" + check.name("ssl.verify-hostname")
							+ "' to 'false'.");
		}
		if (name == null) {
			ClientTls tls = tls(properties, platform(), List.of(), List.of());
			return () -> tls;
		}
		AtomicReference<ClientTls> current = new AtomicReference<>(tls(properties, find(check, name)));
		if (this.bundles != null) {
			this.bundles.addBundleUpdateHandler(name, (bundle) -> current.set(tls(properties, bundle)));
		}
		return current::get;
	}

	private static SSLContext platform() {
		try {
			return SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ClientTls tls(ClientSslProperties properties, SslBundle bundle) {
		return tls(properties, bundle.createSslContext(), list(bundle.getOptions().getEnabledProtocols()),
				list(bundle.getOptions().getCiphers()));
	}

	private static ClientTls tls(ClientSslProperties properties, SSLContext context, List<String> protocols,
			List<String> ciphers) {
		return new ClientTls(context, properties.serverName(), properties.verifyHostname(), protocols, ciphers);
	}

	private SslBundle find(ClientCheck check, String name) {
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
