package io.spserver.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

/**
 * A security provider that has TLS by the interfaces of the JDK.
 *
 * @param name the engine's name
 * @param provider the provider
 */
record ProviderEngine(String name, Provider provider) implements TlsEngine {

	/** The kind of key managers that providers of TLS have. */
	private static final String KIND = "PKIX";

	@Override
	public void configure(SslContextBuilder builder) {
		builder.sslProvider(SslProvider.JDK).sslContextProvider(this.provider);
	}

	/**
	 * Providers may ask for keys by other words than the JDK's key managers know, and
	 * then have key managers of their own. Keys that cannot be copied stay where they
	 * are.
	 */
	@Override
	public KeyManagerFactory keyManagers(KeyManagerFactory keys) {
		if (this.provider.getService("KeyManagerFactory", KIND) == null) {
			return keys;
		}
		try {
			KeyStore copy = KeyStore.getInstance("PKCS12");
			copy.load(null, null);
			for (KeyManager manager : keys.getKeyManagers()) {
				if (manager instanceof X509ExtendedKeyManager known) {
					copy(known, copy);
				}
			}
			KeyManagerFactory own = KeyManagerFactory.getInstance(KIND, this.provider);
			own.init(copy, new char[0]);
			return own;
		}
		catch (GeneralSecurityException | IOException ex) {
			return keys;
		}
	}

	private static void copy(X509ExtendedKeyManager from, KeyStore to) throws GeneralSecurityException {
		for (String type : TlsCertificates.KEY_TYPES) {
			String[] aliases = from.getServerAliases(type, null);
			for (String alias : (aliases != null) ? aliases : new String[0]) {
				PrivateKey key = from.getPrivateKey(alias);
				to.setKeyEntry(alias, key, new char[0], from.getCertificateChain(alias));
			}
		}
	}

}
