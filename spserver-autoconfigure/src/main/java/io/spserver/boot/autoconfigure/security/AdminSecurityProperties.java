package io.spserver.boot.autoconfigure.security;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of who may use the admin server.
 *
 * @param enabled whether hosts, origins and logins are checked; 'false' leaves the admin
 * server open to everybody who reaches it
 * @param allowedHosts hosts that the server answers for besides localhost, the loopback
 * addresses and the address it listens on: names, addresses, '*.example.org', or '*' for
 * any; checked on loopback, elsewhere only if there are some
 * @param allowedOrigins origins whose pages may write besides the server's own
 * @param user a user who may log in with a password
 * @param users further users
 * @param token bearer token that may log in, perhaps hashed, with the id of the encoding
 * in braces before it
 * @param tokenRoles roles of the bearer token
 * @param x509 clients that show a certificate
 * @param permit paths that everybody may read, with '*' in a segment and '/**' at the end
 * @param rules who may do what; the first rule that matches counts
 * @param throttle what happens to those who try passwords
 * @param remember how long a hashed password that was right is not hashed again
 */
@ConfigurationProperties("spserver.admin.security")
public record AdminSecurityProperties(@DefaultValue("true") boolean enabled, @DefaultValue List<String> allowedHosts,
		@DefaultValue List<String> allowedOrigins, @NestedConfigurationProperty @Nullable UserProperties user,
		@DefaultValue List<UserProperties> users, @Nullable String token, @DefaultValue("ADMIN") Set<String> tokenRoles,
		@NestedConfigurationProperty @DefaultValue X509Properties x509, @Nullable List<String> permit,
		@DefaultValue List<RuleProperties> rules,
		@NestedConfigurationProperty @DefaultValue ThrottleProperties throttle, @DefaultValue("1m") Duration remember) {

	/** Without what it holds, among which there are secrets. */
	@Override
	public String toString() {
		return "security of the admin server";
	}

}
