package io.spserver.tls;

import java.security.Provider;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import org.jspecify.annotations.Nullable;

/**
 * What computes TLS: the JDK, OpenSSL, or a security provider such as Conscrypt or Bouncy
 * Castle.
 */
public interface TlsEngine {

	/** The JDK's own. */
	TlsEngine JDK = new TlsEngine() {

		@Override
		public String name() {
			return "jdk";
		}

		@Override
		public void configure(SslContextBuilder builder) {
			builder.sslProvider(SslProvider.JDK);
		}

	};

	/**
	 * The name by which configuration chooses the engine.
	 * @return lower case, words joined by hyphens
	 */
	String name();

	/**
	 * Has contexts made by this engine. Called when a server or client is created and
	 * when its keys change.
	 * @param builder has everything that does not depend on the engine
	 */
	void configure(SslContextBuilder builder);

	/**
	 * Has keys in the form that this engine can use.
	 * @param keys the keys, in the form of the JDK or any other
	 * @return the same keys; default: in the same form
	 */
	default KeyManagerFactory keyManagers(KeyManagerFactory keys) {
		return keys;
	}

	/**
	 * What connections that the application opens have of this engine.
	 * @param keys the application's own key, {@code null} for none
	 * @param trust which servers are trusted, {@code null} for the platform's choice
	 * @return keys and trust, for an {@link io.spserver.ClientTls}
	 * @throws IllegalArgumentException if the engine cannot use them
	 */
	default SSLContext clientContext(@Nullable KeyManagerFactory keys, @Nullable TrustManagerFactory trust) {
		return EngineContext.create(this, keys, trust);
	}

	/**
	 * OpenSSL, or what takes its place, by way of the library netty-tcnative.
	 * @return the engine
	 * @throws IllegalStateException if the library or its native part is not there
	 */
	static TlsEngine openSsl() {
		return new OpenSslEngine();
	}

	/**
	 * A security provider that has TLS by the interfaces of the JDK.
	 * @param name the name by which configuration chooses the engine
	 * @param provider the provider; it need not be installed
	 * @return the engine
	 */
	static TlsEngine of(String name, Provider provider) {
		return new ProviderEngine(name, provider);
	}

}
