package io.spserver.tls;

import java.security.Provider;

import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

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
	 * Has contexts made by this engine. Called when a server is created and when its keys
	 * change.
	 * @param builder has everything that does not depend on the engine
	 */
	void configure(SslContextBuilder builder);

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
		return new TlsEngine() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public void configure(SslContextBuilder builder) {
				builder.sslProvider(SslProvider.JDK).sslContextProvider(provider);
			}

		};
	}

}
