package io.spserver.boot;

import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The names of properties, as messages for the user show them.
 */
public final class SpServerPropertyNames {

	/** What the names of all properties begin with. */
	public static final String PREFIX = "spserver";

	/** The name of the admin server. */
	public static final String ADMIN = "admin";

	private SpServerPropertyNames() {
	}

	/**
	 * The name of a server's property.
	 * @param server the server's name
	 * @param key the last part of the name, {@code port} for example
	 * @return {@code spserver.servers.<server>.<key>}, or {@code spserver.admin.<key>}
	 * for the admin server
	 */
	public static String of(String server, String key) {
		return (ADMIN.equals(server)) ? PREFIX + ".admin." + key : PREFIX + ".servers." + server + "." + key;
	}

	/**
	 * The name of a client's property.
	 * @param client the client's name
	 * @param key the last part of the name, {@code port} for example
	 * @return {@code spserver.clients.<client>.<key>}
	 */
	public static String ofClient(String client, String key) {
		return PREFIX + ".clients." + client + "." + key;
	}

	/**
	 * The name of the property that tells a server's bound port.
	 * @param server the server's name
	 * @return {@code local.spserver.<server>.port}
	 */
	public static String localPort(String server) {
		return "local." + PREFIX + "." + server + ".port";
	}

	/**
	 * The names of all clients that have properties.
	 * @param environment has the properties
	 * @return the names
	 */
	public static Set<String> clients(Environment environment) {
		return Binder.get(environment)
			.bind(PREFIX + ".clients", Bindable.mapOf(String.class, Object.class))
			.map(Map::keySet)
			.orElse(Set.of());
	}

}
