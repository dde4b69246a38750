package io.spserver.boot.autoconfigure;

import io.spserver.tls.TlsOptions.ClientAuth;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of a server's TLS.
 *
 * @param enabled whether the server speaks TLS
 * @param bundle name of the SSL bundle with the server's key
 * @param clientAuth whether clients must show a certificate
 */
public record SslProperties(@Nullable Boolean enabled, @Nullable String bundle,
		@DefaultValue("none") ClientAuth clientAuth) {

}
