package io.spserver.boot.autoconfigure;

import java.util.LinkedHashSet;

import io.spserver.server.SpServer;
import io.spserver.tls.TlsOptions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.ssl.SslBundles;

/**
 * Gives a server its new key when one of its SSL bundles changes. Called by the thread
 * that has found out about the change.
 *
 * @param mapper makes options of bundles
 */
record TlsReload(TlsOptionsMapper mapper) {

	private static final Log logger = LogFactory.getLog(TlsReload.class);

	/**
	 * Watches the bundles of a server.
	 * @param server the server
	 * @param properties its properties
	 */
	void watch(SpServer server, SslProperties properties) {
		SslBundles bundles = this.mapper.bundles();
		if (bundles != null && properties.isWanted()) {
			for (String name : new LinkedHashSet<>(properties.bundles())) {
				bundles.addBundleUpdateHandler(name, (bundle) -> renew(server, properties, name));
			}
		}
	}

	private void renew(SpServer server, SslProperties properties, String bundle) {
		try {
			TlsOptions options = this.mapper.map(server.name(), properties);
			if (options != null) {
				server.renewTls(options);
				logger.info("Server '" + server.name() + "' has the new SSL bundle '" + bundle
						+ "' for connections from now on");
			}
		}
		catch (RuntimeException ex) {
			logger.error("Server '" + server.name() + "' goes on with what it has, since its SSL bundle '" + bundle
					+ "' has become unusable", ex);
		}
	}

}
