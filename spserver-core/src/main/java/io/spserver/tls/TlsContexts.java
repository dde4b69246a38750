package io.spserver.tls;

import java.util.List;

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;

/**
 * Makes what creates TLS engines.
 */
public final class TlsContexts {

	private static final List<String> DEFAULT_PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

	private TlsContexts() {
	}

	/**
	 * Creates the context of a server.
	 * @param options how the server speaks TLS
	 * @param applicationProtocols what is offered by ALPN, the most wanted first; empty:
	 * ALPN is not spoken
	 * @return the context
	 * @throws IllegalArgumentException if the options cannot be used
	 */
	public static SslContext server(TlsOptions options, List<String> applicationProtocols) {
		try {
			SslContextBuilder builder = SslContextBuilder.forServer(options.keyManagers())
				.protocols(options.protocols().isEmpty() ? DEFAULT_PROTOCOLS : options.protocols())
				.clientAuth(switch (options.clientAuth()) {
					case NONE -> ClientAuth.NONE;
					case WANT -> ClientAuth.OPTIONAL;
					case NEED -> ClientAuth.REQUIRE;
				});
			if (options.trustManagers() != null) {
				builder.trustManager(options.trustManagers());
			}
			if (!options.ciphers().isEmpty()) {
				builder.ciphers(options.ciphers());
			}
			if (!applicationProtocols.isEmpty()) {
				builder.applicationProtocolConfig(
						new ApplicationProtocolConfig(Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE,
								SelectedListenerFailureBehavior.ACCEPT, applicationProtocols));
			}
			return builder.build();
		}
		catch (SSLException ex) {
			throw new IllegalArgumentException("TLS cannot be set up: " + ex.getMessage(), ex);
		}
	}

}
