package io.spserver.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.DomainWildcardMappingBuilder;
import io.netty.util.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * What creates the TLS engines of a server, by the name that a client asks for.
 * Immutable.
 */
public final class TlsContexts {

	private static final List<String> DEFAULT_PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

	private static final List<String> DEFAULT_CIPHERS = List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384",
			"TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
			"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
			"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
			"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

	private final Mapping<? super String, SslContext> contexts;

	private final boolean named;

	private final Instant expiry;

	private TlsContexts(Mapping<? super String, SslContext> contexts, boolean named, Instant expiry) {
		this.contexts = contexts;
		this.named = named;
		this.expiry = expiry;
	}

	/**
	 * Creates the contexts of a server.
	 * @param options how the server speaks TLS
	 * @param applicationProtocols what is offered by ALPN, the most wanted first; empty:
	 * ALPN is not spoken
	 * @param access says by its certificates, its own first, whether a client whose
	 * certificate is trusted may use the server, and so makes one necessary;
	 * {@code null}: all may
	 * @return the contexts
	 * @throws IllegalArgumentException if the options cannot be used
	 */
	public static TlsContexts server(TlsOptions options, List<String> applicationProtocols,
			@Nullable Predicate<List<X509Certificate>> access) {
		SslContext main = context(options, applicationProtocols, access);
		Instant expiry = TlsCertificates.expiry(options.keyManagers());
		Map<String, TlsOptions> names = options.serverNames();
		if (names.isEmpty()) {
			return new TlsContexts((name) -> main, false, expiry);
		}
		DomainWildcardMappingBuilder<SslContext> builder = new DomainWildcardMappingBuilder<>(main);
		for (Map.Entry<String, TlsOptions> name : names.entrySet()) {
			builder.add(name.getKey(), context(name.getValue(), applicationProtocols, access));
			Instant other = TlsCertificates.expiry(name.getValue().keyManagers());
			expiry = (other.isBefore(expiry)) ? other : expiry;
		}
		return new TlsContexts(builder.build(), true, expiry);
	}

	private static SslContext context(TlsOptions options, List<String> applicationProtocols,
			@Nullable Predicate<List<X509Certificate>> access) {
		try {
			SslContextBuilder builder = SslContextBuilder.forServer(options.engine().keyManagers(options.keyManagers()))
				.protocols(options.protocols().isEmpty() ? DEFAULT_PROTOCOLS : options.protocols())
				.ciphers(options.ciphers().isEmpty() ? DEFAULT_CIPHERS : options.ciphers(),
						SupportedCipherSuiteFilter.INSTANCE)
				.clientAuth((access != null) ? ClientAuth.REQUIRE : clientAuth(options));
			trust(builder, options, access);
			if (!applicationProtocols.isEmpty()) {
				builder.applicationProtocolConfig(
						new ApplicationProtocolConfig(Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE,
								SelectedListenerFailureBehavior.ACCEPT, applicationProtocols));
			}
			options.engine().configure(builder);
			return builder.build();
		}
		catch (SSLException ex) {
			throw new IllegalArgumentException("TLS cannot be set up: " + ex.getMessage(), ex);
		}
	}

	private static ClientAuth clientAuth(TlsOptions options) {
		return switch (options.clientAuth()) {
			case NONE -> ClientAuth.NONE;
			case WANT -> ClientAuth.OPTIONAL;
			case NEED -> ClientAuth.REQUIRE;
		};
	}

	private static void trust(SslContextBuilder builder, TlsOptions options,
			@Nullable Predicate<List<X509Certificate>> access) {
		TrustManagerFactory trust = options.trustManagers();
		boolean openSsl = options.engine() instanceof OpenSslEngine;
		if (access != null || (openSsl && trust != null)) {
			builder.trustManager(ClientTrustManager.of(trust, access,
					(openSsl) ? OpenSslAlerts::explain : UnaryOperator.identity()));
		}
		else {
			builder.trustManager(trust);
		}
	}

	/**
	 * The context of a server that has one name only, or for a client that names none.
	 * @return the context
	 */
	public SslContext main() {
		return this.contexts.map(null);
	}

	/**
	 * Whether it depends on the name that a client asks for.
	 * @return {@code true} if there are several contexts
	 */
	public boolean isNamed() {
		return this.named;
	}

	/**
	 * What a client gets.
	 * @return by the name that the client asks for, which may be {@code null}
	 */
	public Mapping<? super String, SslContext> byName() {
		return this.contexts;
	}

	/**
	 * When the first of the server's certificates expires.
	 * @return the time, {@link Instant#MAX} if that is not known
	 */
	public Instant certificateExpiry() {
		return this.expiry;
	}

}
