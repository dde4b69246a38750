package io.spserver.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of TLS on connections that the application opens.
 *
 * @param enabled whether TLS is spoken; default: if there is a bundle
 * @param bundle name of the SSL bundle that says which servers are trusted, and may have
 * a key of our own; the JVM's trust if only 'enabled' is set
 * @param engine what computes TLS: jdk, openssl, or the name of a bean of type TlsEngine
 * @param serverName name that the server's certificate must be for; default: the host
 * that is connected to
 * @param verifyHostname whether that name is verified
 */
public record OutboundSslProperties(@Nullable Boolean enabled, @Nullable String bundle,
		@DefaultValue("jdk") String engine, @Nullable String serverName, @DefaultValue("true") boolean verifyHostname) {

	/**
	 * Whether TLS is wanted, as far as these properties tell.
	 * @return {@code true} if a bundle is named and TLS is not switched off, or it is
	 * switched on
	 */
	public boolean isWanted() {
		return (this.enabled != null) ? this.enabled : this.bundle != null;
	}

	/**
	 * Whether TLS is wanted, but no name could be verified of a server at a unix socket.
	 * @return {@code true} if a name is to be verified, and there is none
	 */
	public boolean lacksName() {
		return isWanted() && this.verifyHostname && this.serverName == null;
	}

}
