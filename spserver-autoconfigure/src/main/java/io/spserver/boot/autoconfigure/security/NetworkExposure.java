package io.spserver.boot.autoconfigure.security;

import java.net.InetAddress;
import java.util.List;

import io.spserver.ProxyProtocol;
import io.spserver.ServerOptions;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.autoconfigure.AdminProperties;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundles;

/**
 * Looks at who can reach the admin server: beyond this machine it needs a login.
 *
 * @param admin the properties of the server
 * @param bundles the application's SSL bundles, {@code null} if it has none
 */
record NetworkExposure(AdminProperties admin, @Nullable SslBundles bundles) {

	private static final Log logger = LogFactory.getLog(NetworkExposure.class);

	/**
	 * Whether only this machine reaches the server.
	 * @param server what the server is made of
	 * @return whether it listens on a loopback address or a file, with no proxy before it
	 */
	static boolean isLocal(ServerOptions server) {
		if (server.network().proxyProtocol().mode() != ProxyProtocol.Mode.OFF) {
			return false;
		}
		InetAddress address = server.address().getAddress();
		return address != null && address.isLoopbackAddress();
	}

	/**
	 * Whether every client shows a certificate.
	 * @return whether it must
	 */
	boolean needsCertificates() {
		return this.admin.ssl().isWanted() && this.admin.ssl().clientAuth() == ClientAuth.NEED;
	}

	/**
	 * Whether clients may show certificates.
	 * @return whether they are asked for
	 */
	boolean takesCertificates() {
		return this.admin.ssl().isWanted() && this.admin.ssl().clientAuth() != ClientAuth.NONE;
	}

	/**
	 * Checks that certificates prove something: those of public authorities, which the
	 * platform trusts, do not.
	 */
	void checkCertificates() {
		if (takesCertificates() && this.bundles != null) {
			for (String name : this.admin.ssl().bundles()) {
				checkTrust(this.bundles, name);
			}
		}
	}

	private static void checkTrust(SslBundles bundles, String name) {
		if (bundles.getBundleNames().contains(name) && bundles.getBundle(name).getStores().getTrustStore() == null) {
			throw new InvalidSpServerPropertyException("spserver.admin.ssl.bundle", name,
					"The SSL bundle has no trust store, so that whoever has a certificate of any public authority "
							+ "could log in with it.",
					"Add the certificate of your authority as trust store of the bundle, or set "
							+ "'spserver.admin.ssl.client-auth' to 'none'.");
		}
	}

	/**
	 * Checks that the server is not open to a network by oversight.
	 * @param server what the server is made of
	 * @param login whether there is a login
	 */
	void checkLogin(ServerOptions server, boolean login) {
		if (isLocal(server)) {
			return;
		}
		if (!login) {
			throw new InvalidSpServerPropertyException("spserver.admin.address", server.address().getHostString(),
					"The admin server would be open to everybody on the network, since no login is configured.",
					String.format("Do one of these:%n%s", String.join(System.lineSeparator(), cures())));
		}
		if (!this.admin.ssl().isWanted()) {
			logger.warn("Passwords and tokens for the admin server cross the network unencrypted: "
					+ "set 'spserver.admin.ssl.bundle' unless something else encrypts them");
		}
	}

	/**
	 * Says so if the server is open to a network on purpose.
	 * @param server what the server is made of
	 */
	static void warnIfOpen(ServerOptions server) {
		if (!isLocal(server)) {
			logger.warn("The admin server is open to everybody who reaches " + server.address().getHostString()
					+ ", since 'spserver.admin.security.enabled' is 'false'");
		}
	}

	private static List<String> cures() {
		return List.of("  - set 'spserver.admin.security.user.name' and 'spserver.admin.security.user.password'",
				"  - set 'spserver.admin.security.token' to a bearer token",
				"  - set 'spserver.admin.ssl.bundle' and 'spserver.admin.ssl.client-auth=need', for client certificates",
				"  - add a bean of type AuthenticationManager (Spring Security) or "
						+ "io.spserver.protocol.http.security.Authenticator",
				"  - listen on this machine only: remove 'spserver.admin.address'",
				"  - set 'spserver.admin.security.enabled=false', to have it open all the same");
	}

}
