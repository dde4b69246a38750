package io.spserver.boot.autoconfigure.actuator.registration;

import java.net.URI;
import java.time.Duration;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.autoconfigure.AdminRegistrationProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Checks the properties of the registration.
 *
 * @param environment has the properties of the admin server's login
 */
record RegistrationCheck(Environment environment) {

	static final String USER = "spserver.admin.security.user.name";

	static final String PASSWORD = "spserver.admin.security.user.password";

	void check(AdminRegistrationProperties properties) {
		properties.url().forEach((url) -> absolute("url", url));
		absolute("service-url", properties.serviceUrl());
		absolute("management-url", properties.managementUrl());
		absolute("health-url", properties.healthUrl());
		positive("interval", properties.interval());
		positive("connect-timeout", properties.connectTimeout());
		positive("read-timeout", properties.readTimeout());
		if (properties.username() != null && properties.password() == null) {
			throw invalid("password", null, "There is a user but no password.",
					"Set it, or remove '" + AdminRegistrationProperties.PREFIX + ".username'.");
		}
		if (properties.sendCredentials()) {
			checkCredentials();
		}
	}

	private void checkCredentials() {
		String password = this.environment.getProperty(PASSWORD);
		if (this.environment.getProperty(USER) == null || password == null) {
			throw invalid("send-credentials", true, "The admin server has no user and password to send.",
					"Set '" + USER + "' and '" + PASSWORD + "', or remove it.");
		}
		if (password.startsWith("{") && !password.startsWith("{noop}")) {
			throw invalid("send-credentials", true, "The password is hashed, and cannot be sent.",
					"Remove it, and set '" + AdminRegistrationProperties.PREFIX + ".metadata.user.name' and '.password'"
							+ " to what the Spring Boot Admin server is to log in with.");
		}
	}

	private static void absolute(String key, @Nullable URI url) {
		if (url != null
				&& (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme())))) {
			throw invalid(key, url, "It must be an absolute URL.", "Set it to a URL such as 'http://host:8080'.");
		}
	}

	private static void positive(String key, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw invalid(key, value, "It must be longer than 0.", "Set it to a duration such as '10s'.");
		}
	}

	private static InvalidSpServerPropertyException invalid(String key, @Nullable Object value, String reason,
			String action) {
		return new InvalidSpServerPropertyException(AdminRegistrationProperties.PREFIX + "." + key, value, reason,
				action);
	}

}
