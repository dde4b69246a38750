package io.spserver.boot.autoconfigure.tunnel;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

import javax.net.ssl.SSLContext;

import io.spserver.ClientTls;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.TunnelProperties;
import io.spserver.protocol.tunnel.TunnelProtocol;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Turns the SSL bundle for targets into what the tunnel knows of TLS, also when the
 * bundle is updated.
 *
 * @param bundles the application's SSL bundles, {@code null} if it has none
 */
record TunnelTls(@Nullable SslBundles bundles) {

	@Nullable ClientTls map(String server, TunnelProperties.Ssl properties) {
		String name = properties.bundle();
		if (Boolean.FALSE.equals(properties.enabled()) || (properties.enabled() == null && name == null)) {
			return null;
		}
		return (name != null) ? map(properties, find(server, name)) : ofPlatform(properties);
	}

	/** New connections of a tunnel use what the bundle has then. */
	void follow(TunnelProtocol protocol, TunnelProperties.Ssl properties) {
		if (protocol.options().tls() != null && properties.bundle() != null && this.bundles != null) {
			this.bundles.addBundleUpdateHandler(properties.bundle(), (bundle) -> protocol.tls(map(properties, bundle)));
		}
	}

	private static ClientTls map(TunnelProperties.Ssl properties, SslBundle bundle) {
		return new ClientTls(bundle.createSslContext(), properties.serverName(), properties.verifyHostname(),
				list(bundle.getOptions().getEnabledProtocols()), list(bundle.getOptions().getCiphers()));
	}

	private static ClientTls ofPlatform(TunnelProperties.Ssl properties) {
		try {
			return new ClientTls(SSLContext.getDefault(), properties.serverName(), properties.verifyHostname(),
					List.of(), List.of());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private SslBundle find(String server, String name) {
		List<String> known = (this.bundles != null) ? this.bundles.getBundleNames() : List.of();
		if (this.bundles != null) {
			try {
				return this.bundles.getBundle(name);
			}
			catch (NoSuchSslBundleException ex) {
				// explained below
			}
		}
		throw new InvalidSpServerPropertyException(SpServerPropertyNames.of(server, "tunnel.ssl.bundle"), name,
				"There is no SSL bundle of that name.",
				"Add the bundle under 'spring.ssl.bundle', or set the property to one of the bundles there are: "
						+ ((known.isEmpty()) ? "none" : String.join(", ", known)) + ".");
	}

	private static List<String> list(String @Nullable [] values) {
		return (values != null) ? Arrays.asList(values) : List.of();
	}

}
