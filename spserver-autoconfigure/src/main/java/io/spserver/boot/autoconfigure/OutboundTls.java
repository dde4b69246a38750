package io.spserver.boot.autoconfigure;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Consumer;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import io.spserver.ClientTls;
import io.spserver.tls.TlsEngine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Turns SSL bundles into what the runtime knows of TLS on connections that the
 * application opens, also when the bundles are updated.
 */
public final class OutboundTls {

	private static final Log logger = LogFactory.getLog(OutboundTls.class);

	private final SslBundleLookup lookup;

	private final TlsEngines engines;

	/**
	 * Creates a mapper.
	 * @param bundles the application's SSL bundles, {@code null} if it has none
	 * @param engines engines that are beans
	 */
	public OutboundTls(@Nullable SslBundles bundles, List<TlsEngine> engines) {
		this.lookup = new SslBundleLookup(bundles);
		this.engines = new TlsEngines(engines);
	}

	/**
	 * How TLS is spoken.
	 * @param check names the properties, of which those of TLS begin with {@code ssl}
	 * @param properties the properties
	 * @return the way, {@code null} if it is not spoken
	 */
	public @Nullable ClientTls map(PropertyCheck check, OutboundSslProperties properties) {
		if (!properties.isWanted()) {
			return null;
		}
		TlsEngine engine = this.engines.find(check, "ssl.engine", properties.engine());
		String name = properties.bundle();
		return (name != null) ? map(properties, engine, this.lookup.find(check, "ssl.bundle", name))
				: tls(properties, platform(engine), List.of(), List.of());
	}

	/**
	 * Has somebody told each time that the bundle is updated.
	 * @param check names the properties
	 * @param properties the properties
	 * @param user takes the new way for connections from now on
	 */
	public void follow(PropertyCheck check, OutboundSslProperties properties, Consumer<ClientTls> user) {
		SslBundles bundles = this.lookup.bundles();
		String name = properties.bundle();
		if (bundles != null && name != null && properties.isWanted()) {
			TlsEngine engine = this.engines.find(check, "ssl.engine", properties.engine());
			bundles.addBundleUpdateHandler(name, (bundle) -> {
				try {
					user.accept(map(properties, engine, bundle));
				}
				catch (RuntimeException ex) {
					logger.error("'" + check.prefix() + "' goes on with what it has, since its SSL bundle '" + name
							+ "' has become unusable", ex);
				}
			});
		}
	}

	private static ClientTls map(OutboundSslProperties properties, TlsEngine engine, SslBundle bundle) {
		return tls(properties, context(engine, bundle), SslBundleLookup.protocols(bundle),
				SslBundleLookup.ciphers(bundle));
	}

	private static SSLContext context(TlsEngine engine, SslBundle bundle) {
		if (engine == TlsEngine.JDK) {
			return bundle.createSslContext();
		}
		boolean hasKey = bundle.getStores().getKeyStore() != null;
		KeyManagerFactory keys = (hasKey) ? bundle.getManagers().getKeyManagerFactory() : null;
		return engine.clientContext(keys, bundle.getManagers().getTrustManagerFactory());
	}

	private static SSLContext platform(TlsEngine engine) {
		if (engine != TlsEngine.JDK) {
			return engine.clientContext(null, null);
		}
		try {
			return SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ClientTls tls(OutboundSslProperties properties, SSLContext context, List<String> protocols,
			List<String> ciphers) {
		return new ClientTls(context, properties.serverName(), properties.verifyHostname(), protocols, ciphers);
	}

}
