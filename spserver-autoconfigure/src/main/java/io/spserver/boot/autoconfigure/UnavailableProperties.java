package io.spserver.boot.autoconfigure;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Refuses what can be set but would be ignored: names of servers that cannot be, and
 * properties of a server that are not available in this version, since a server without
 * them may do what the user does not want.
 */
final class UnavailableProperties {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");

	/**
	 * Keys that only the admin server has, and the values that say that the user does not
	 * want them.
	 */
	private static final Map<String, String> ADMIN_KEYS = Map.of("security.enabled", "false", "security.user.name", "",
			"security.user.password", "", "security.token", "");

	private final Binder binder;

	UnavailableProperties(Environment environment) {
		this.binder = Binder.get(environment);
	}

	void check(Collection<String> servers) {
		servers.forEach(this::checkName);
		servers.forEach((server) -> checkKeys(server, ADMIN_KEYS));
	}

	private void checkName(String server) {
		String property = SpServerPropertyNames.PREFIX + ".servers." + server;
		if (server.equals(SpServerPropertyNames.ADMIN)) {
			throw new InvalidSpServerPropertyException(property, "...", "The name 'admin' is that of the admin server.",
					"Use the properties 'spserver.admin.*', or give the server another name.");
		}
		if (!NAME.matcher(server).matches()) {
			throw new InvalidSpServerPropertyException(property, "...",
					"The name of a server is part of property names, URLs and meters.",
					"Use a name of letters, digits and hyphens.");
		}
	}

	private void checkKeys(String server, Map<String, String> keys) {
		keys.forEach((key, off) -> {
			String property = SpServerPropertyNames.of(server, key);
			String value = this.binder.bind(property.toLowerCase(Locale.ROOT), String.class).orElse(off);
			if (!value.equals(off)) {
				throw new InvalidSpServerPropertyException(property, value,
						"This property is not available in this version and would have no effect.", "Remove it.");
			}
		});
	}

}
