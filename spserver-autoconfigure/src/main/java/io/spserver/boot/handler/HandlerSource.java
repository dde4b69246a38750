package io.spserver.boot.handler;

import java.util.Collection;

import io.spserver.HandlerFactory;
import io.spserver.ServerOptions;
import org.jspecify.annotations.Nullable;

/**
 * A place that handlers come from. Sources are asked in their order; the first that has
 * handlers for a server provides them. Called once a server, when the server is created.
 */
public interface HandlerSource {

	/**
	 * Finds the handlers of a server.
	 * @param server what the server is made of
	 * @return gives each session its handler, {@code null} if this source has none for
	 * the server
	 */
	@Nullable HandlerFactory find(ServerOptions server);

	/**
	 * Finds the handlers of a client.
	 * @param client what the client's sessions are made of
	 * @return gives each session its handler, {@code null} if this source has none for
	 * the client
	 */
	default @Nullable HandlerFactory findForClient(ServerOptions client) {
		return null;
	}

	/**
	 * Checks that nothing in this source is for a server that is not configured. Called
	 * once, before any server is created.
	 * @param servers the names of all configured servers, also of disabled ones
	 * @throws io.spserver.boot.HandlerMappingException if there is such a handler
	 */
	default void check(Collection<String> servers) {
	}

}
