package io.spserver.tls;

import java.security.KeyManagementException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.concurrent.Executor;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * A client's TLS by an engine that is not the JDK's, in the form in which the JDK has it.
 * Makes engines; there are no sockets.
 */
final class EngineContext extends SSLContext {

	private final SslContext context;

	private EngineContext(SslContext context) {
		super(new Spi(context), new Named(), "TLS");
		this.context = context;
	}

	/**
	 * Creates a context.
	 * @param engine computes TLS
	 * @param keys the application's own key, {@code null} for none
	 * @param trust which servers are trusted, {@code null} for the platform's choice
	 * @return the context
	 * @throws IllegalArgumentException if the engine cannot use them
	 */
	static SSLContext create(TlsEngine engine, @Nullable KeyManagerFactory keys, @Nullable TrustManagerFactory trust) {
		try {
			// Names are verified as each connection wants it.
			SslContextBuilder builder = SslContextBuilder.forClient()
				.keyManager((keys != null) ? engine.keyManagers(keys) : null)
				.trustManager(trust)
				.endpointIdentificationAlgorithm(null);
			engine.configure(builder);
			SslContext context = builder.build();
			return (context instanceof JdkSslContext jdk) ? jdk.context() : new EngineContext(context);
		}
		catch (SSLException ex) {
			throw new IllegalArgumentException("TLS cannot be set up: " + ex.getMessage(), ex);
		}
	}

	/** Creates what encrypts a connection, with less copying than a bare engine has. */
	SslHandler newHandler(ByteBufAllocator allocator, @Nullable String host, int port, Executor handshakes) {
		return (host != null) ? this.context.newHandler(allocator, host, port, handshakes)
				: this.context.newHandler(allocator, handshakes);
	}

	private static final class Named extends Provider {

		private static final long serialVersionUID = 1L;

		Named() {
			super("SPServer", "1", "TLS engines");
		}

	}

	private static final class Spi extends SSLContextSpi {

		private final SslContext context;

		Spi(SslContext context) {
			this.context = context;
		}

		@Override
		protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
				throws KeyManagementException {
			throw new KeyManagementException("It has its keys already");
		}

		@Override
		protected SSLEngine engineCreateSSLEngine() {
			return this.context.newEngine(ByteBufAllocator.DEFAULT);
		}

		@Override
		protected SSLEngine engineCreateSSLEngine(String host, int port) {
			return this.context.newEngine(ByteBufAllocator.DEFAULT, host, port);
		}

		@Override
		protected SSLSocketFactory engineGetSocketFactory() {
			throw new UnsupportedOperationException("This engine has no sockets");
		}

		@Override
		protected SSLServerSocketFactory engineGetServerSocketFactory() {
			throw new UnsupportedOperationException("This engine has no sockets");
		}

		@Override
		protected SSLSessionContext engineGetServerSessionContext() {
			return this.context.sessionContext();
		}

		@Override
		protected SSLSessionContext engineGetClientSessionContext() {
			return this.context.sessionContext();
		}

	}

}
