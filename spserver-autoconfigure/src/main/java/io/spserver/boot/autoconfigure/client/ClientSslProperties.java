package io.spserver.boot.autoconfigure.client;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of a client's TLS.
 *
 * @param enabled whether the client speaks TLS
 * @param bundle name of the SSL bundle that says which servers are trusted, with the
 * client's own key if it has one; the JVM's trust if only 'enabled' is set
 * @param serverName name that the server's certificate must be for, if it is not the
 * address
 * @param verifyHostname whether that name is verified
 */
public record ClientSslProperties(@Nullable Boolean enabled, @Nullable String bundle, @Nullable String serverName,
		@DefaultValue("true") boolean verifyHostname) {

}
