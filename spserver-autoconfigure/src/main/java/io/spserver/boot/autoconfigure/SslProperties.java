package io.spserver.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.spserver.tls.TlsOptions.ClientAuth;
import io.spserver.tls.TlsOptions.Mode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Properties of a server's TLS.
 *
 * @param enabled whether the server speaks TLS
 * @param bundle name of the SSL bundle with the server's key
 * @param clientAuth whether clients must show a certificate
 * @param mode when TLS begins: with the connection, or when the protocol or a handler
 * asks for it
 * @param engine what computes TLS: jdk, openssl, or the name of a bean of type TlsEngine
 * @param certificateRevocationLists lists of revoked certificates, in PEM or DER, that
 * certificates of clients are checked against
 * @param serverNameBundles SSL bundles for clients that ask for a name by SNI
 */
public record SslProperties(@Nullable Boolean enabled, @Nullable String bundle,
		@DefaultValue("none") ClientAuth clientAuth, @DefaultValue("implicit") Mode mode,
		@DefaultValue("jdk") String engine, @DefaultValue List<Resource> certificateRevocationLists,
		@DefaultValue List<ServerNameBundle> serverNameBundles) {

	/**
	 * Whether TLS is wanted, as far as these properties tell.
	 * @return {@code true} if a bundle is named and TLS is not switched off, or it is
	 * switched on
	 */
	public boolean isWanted() {
		return (this.enabled != null) ? this.enabled : this.bundle != null;
	}

	/**
	 * The names of all bundles that are used.
	 * @return the default one first
	 */
	public List<String> bundles() {
		List<String> names = new ArrayList<>();
		if (this.bundle != null) {
			names.add(this.bundle);
		}
		this.serverNameBundles.forEach((name) -> names.add(name.bundle()));
		return names;
	}

	/**
	 * The SSL bundle of a name.
	 *
	 * @param serverName name that clients ask for, or a pattern such as *.example.org
	 * @param bundle name of the SSL bundle with the key for that name
	 */
	public record ServerNameBundle(String serverName, String bundle) {

	}

}
