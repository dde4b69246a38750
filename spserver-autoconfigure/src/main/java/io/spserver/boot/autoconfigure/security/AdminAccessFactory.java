package io.spserver.boot.autoconfigure.security;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.protocol.http.security.Authenticator;
import io.spserver.protocol.http.security.ClientCertificates;
import io.spserver.protocol.http.security.FailureThrottle;
import io.spserver.protocol.http.security.JoinedAuthenticators;
import io.spserver.protocol.http.security.LoginScheme;
import io.spserver.protocol.http.security.Logins;
import io.spserver.protocol.http.security.PasswordMatcher;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Finds out from properties and beans who may use the admin server.
 *
 * @param properties the properties
 * @param exposure tells of certificates
 * @param matcher compares passwords
 * @param beans logins that are beans; they count if properties name no users and no token
 * @param mapper makes what handlers see of clients
 */
record AdminAccessFactory(AdminSecurityProperties properties, NetworkExposure exposure, PasswordMatcher matcher,
		ObjectProvider<Authenticator> beans, IdentityMapper mapper) {

	private static final Log logger = LogFactory.getLog(AdminAccessFactory.class);

	private static final String THROTTLE = "spserver.admin.security.throttle.";

	AdminAccess create(AdminPaths paths) {
		Authenticator joined = new JoinedAuthenticators((this.properties.enabled()) ? authenticators() : List.of());
		Set<LoginScheme> schemes = joined.schemes();
		boolean login = schemes.contains(LoginScheme.BASIC) || schemes.contains(LoginScheme.BEARER)
				|| (schemes.contains(LoginScheme.CERTIFICATE) && this.exposure.needsCertificates());
		if (login) {
			logger.info("The admin server asks for a login: " + schemes.stream()
				.map((scheme) -> scheme.name().toLowerCase(Locale.ROOT))
				.sorted()
				.collect(Collectors.joining(", ")));
		}
		Logins logins = (schemes.isEmpty()) ? Logins.none()
				: new Logins(new MappedAuthenticator(joined, this.mapper), SpServerPropertyNames.ADMIN, throttle());
		return new AdminAccess(login, logins, new AccessRulesFactory(paths, login).create(this.properties),
				paths.rpcEndpoints());
	}

	private List<Authenticator> authenticators() {
		List<Authenticator> found = new ArrayList<>();
		Authenticator accounts = new AccountsFactory(this.matcher).create(this.properties);
		if (accounts != null) {
			found.add(accounts);
		}
		else {
			this.beans.orderedStream().forEach(found::add);
		}
		if (this.exposure.takesCertificates() && !this.properties.x509().roles().isEmpty()) {
			found.add(new ClientCertificates(this.properties.x509().roles()));
		}
		return found;
	}

	private FailureThrottle throttle() {
		int failures = this.properties.throttle().failures();
		Duration window = this.properties.throttle().window();
		if (failures < 0) {
			throw new InvalidSpServerPropertyException(THROTTLE + "failures", failures, "It must not be negative.",
					"Set it to a number such as 10, or to 0 for any number.");
		}
		if (window.isNegative() || window.isZero()) {
			throw new InvalidSpServerPropertyException(THROTTLE + "window", window, "It must be positive.",
					"Set it to a duration such as '1m'.");
		}
		return new FailureThrottle(failures, window);
	}

}
