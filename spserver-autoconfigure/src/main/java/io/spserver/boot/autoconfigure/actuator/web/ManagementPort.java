package io.spserver.boot.autoconfigure.actuator.web;

import io.spserver.ServerOptions;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.AdminActuatorProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What {@code management.server.port} means in an application without a web server, where
 * Spring Boot passes it over: the port of the admin server unless that has a property of
 * its own, and no Actuator on it if it is negative.
 *
 * @param port the port, {@code null} if it does not count
 */
record ManagementPort(@Nullable Integer port) {

	private static final String NAME = "management.server.port";

	private static final int MAX_PORT = 65_535;

	static ManagementPort of(Environment environment) {
		Binder binder = Binder.get(environment);
		boolean own = isSet(binder, SpServerPropertyNames.of(SpServerPropertyNames.ADMIN, "port"));
		return new ManagementPort((own) ? null : binder.bind(NAME, Integer.class).orElse(null));
	}

	/**
	 * Whether Actuator is off, unless it has been switched on by its own property.
	 * @param environment has the properties
	 * @return whether it is
	 */
	static boolean isActuatorOff(Environment environment) {
		Integer port = of(environment).port();
		return port != null && port < 0 && !isSet(Binder.get(environment), AdminActuatorProperties.PREFIX + ".enabled");
	}

	private static boolean isSet(Binder binder, String name) {
		return binder.bind(name, String.class).isBound();
	}

	/**
	 * Gives the admin server the port.
	 * @param server the name of the server that is to be created
	 * @param options what it is made of
	 */
	void customize(String server, ServerOptions.Builder options) {
		Integer value = this.port;
		if (value == null || value < 0 || !SpServerPropertyNames.ADMIN.equals(server)) {
			return;
		}
		if (value > MAX_PORT) {
			throw new InvalidSpServerPropertyException(NAME, value,
					"It is the port of the admin server, since this is not a web application, and a port is between 0 and "
							+ MAX_PORT + ".",
					"Set it to a port, or set 'spserver.admin.port', which counts instead.");
		}
		options.port(value);
	}

}
