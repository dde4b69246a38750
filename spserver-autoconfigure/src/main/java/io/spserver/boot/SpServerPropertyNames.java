package io.spserver.boot;

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
	 * The name of the property that tells a server's bound port.
	 * @param server the server's name
	 * @return {@code local.spserver.<server>.port}
	 */
	public static String localPort(String server) {
		return "local." + PREFIX + "." + server + ".port";
	}

}
