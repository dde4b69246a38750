package io.spserver.boot;

import io.spserver.ServerOptions;

/**
 * A bean that changes what a server is made of, after the properties have been applied.
 * Several are called in their order, for each server.
 */
@FunctionalInterface
public interface ServerOptionsCustomizer {

	/**
	 * Changes the options of a server. Called once, before the server is created.
	 * @param server the server's name; {@code admin} for the admin server
	 * @param options the options so far
	 */
	void customize(String server, ServerOptions.Builder options);

}
