package io.spserver.boot.autoconfigure.http;

import java.util.Collection;
import java.util.List;

import io.spserver.ServerOptions;
import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpRoutes;

import org.springframework.core.Ordered;

/**
 * A bean that adds routes and filters to HTTP servers. Several are asked in their order,
 * each once a server, when the server is created.
 */
public interface HttpServerContributor extends Ordered {

	/**
	 * When this contributor is asked. Default: 0.
	 * @return the order, lower values first
	 */
	@Override
	default int getOrder() {
		return 0;
	}

	/**
	 * Adds routes to a server. A route that is there already wins over one that is added.
	 * @param server the server's name
	 * @param present the routes that are there already
	 * @return the routes to add
	 */
	default HttpRoutes routes(String server, HttpRoutes present) {
		return HttpRoutes.empty();
	}

	/**
	 * Adds filters to a server, outside of those that are beans.
	 * @param server the server's name
	 * @return the filters, the first is the outermost
	 */
	default List<HttpFilter> filters(String server) {
		return List.of();
	}

	/**
	 * Adds filters to a server, as {@link #filters(String)}, where more than its name
	 * matters.
	 * @param server what the server is made of
	 * @return the filters, the first is the outermost
	 */
	default List<HttpFilter> filters(ServerOptions server) {
		return filters(server.name());
	}

	/**
	 * Checks that nothing is added to a server that is not configured. Called once,
	 * before any server is created.
	 * @param servers the names of all configured servers, also of disabled ones
	 * @throws io.spserver.boot.HandlerMappingException if there is such a contribution
	 */
	default void check(Collection<String> servers) {
	}

}
