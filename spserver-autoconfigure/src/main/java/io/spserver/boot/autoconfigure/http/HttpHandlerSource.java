package io.spserver.boot.autoconfigure.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.spserver.HandlerFactory;
import io.spserver.ServerOptions;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.handler.HandlerSource;
import io.spserver.boot.handler.SpHandlerBeans;
import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHandlerFactory;
import io.spserver.protocol.http.HttpOptions;
import io.spserver.protocol.http.HttpProtocol;
import io.spserver.protocol.http.HttpRoute;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.http.InvalidRouteException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the handlers of HTTP servers of the routes and filters that are beans and of what
 * contributors add.
 */
final class HttpHandlerSource implements HandlerSource {

	private final SpHandlerBeans beans;

	private final List<HttpServerContributor> contributors;

	HttpHandlerSource(SpHandlerBeans beans, List<HttpServerContributor> contributors) {
		this.beans = beans;
		this.contributors = contributors;
	}

	@Override
	public void check(Collection<String> servers) {
		this.contributors.forEach((contributor) -> contributor.check(servers));
	}

	@Override
	public @Nullable HandlerFactory find(ServerOptions server) {
		if (!HttpProtocol.NAME.equals(server.protocol().name())) {
			return null;
		}
		HttpRoutes routes = userRoutes(server.name());
		for (HttpServerContributor contributor : this.contributors) {
			routes = add(routes, contributor.routes(server.name(), routes));
		}
		if (routes.routes().isEmpty()) {
			return null;
		}
		return new HttpHandlerFactory(routes, options(server), filters(server));
	}

	private static HttpOptions options(ServerOptions server) {
		return (server.protocol() instanceof HttpProtocol http) ? http.options() : HttpOptions.defaults();
	}

	private HttpRoutes userRoutes(String server) {
		try {
			return HttpRoutes.of(this.beans.get(HttpRoutes.class, server, SpServerPropertyNames.ADMIN));
		}
		catch (InvalidRouteException ex) {
			throw new InvalidHandlerException("routes of server '" + server + "'", ex.getMessage() + ".",
					"Keep one of the beans of type HttpRoutes that have this route.");
		}
	}

	private HttpRoutes add(HttpRoutes present, HttpRoutes added) {
		Set<String> known = new HashSet<>();
		present.routes().forEach((route) -> known.add(key(route)));
		HttpRoutes.Builder builder = HttpRoutes.builder().add(present);
		for (HttpRoute route : added.routes()) {
			if (known.add(key(route))) {
				builder.route(route.method(), route.template(), route.handler());
			}
		}
		return builder.build();
	}

	private static String key(HttpRoute route) {
		return HttpRoute.form(route.method(), route.template());
	}

	private List<HttpFilter> filters(ServerOptions server) {
		List<HttpFilter> filters = new ArrayList<>();
		this.contributors.forEach((contributor) -> filters.addAll(contributor.filters(server)));
		filters.addAll(this.beans.get(HttpFilter.class, server.name(), SpServerPropertyNames.ADMIN));
		return filters;
	}

}
