package io.spserver.protocol.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which handler answers which requests. Immutable; made by a {@link #builder()} or of
 * others.
 * <p>
 * A path template consists of segments, each of them plain or a variable:
 * {@code /hello/{name}}. It may end with {@code /**}, or with <code>/{*rest}</code> which
 * gives the rest of the path a name: they stand for any number of segments, also none.
 * Exact segments are preferred to variables and those to wildcards. A slash at the end
 * counts.
 * <p>
 * A route for {@code GET} answers {@code HEAD} too. A path without route is answered with
 * 404, a method without route with 405, one that is neither common nor in any route with
 * 501, and {@code OPTIONS} with the methods that there are.
 */
public final class HttpRoutes {

	private static final HttpRoutes EMPTY = new HttpRoutes(List.of());

	private static final Set<String> COMMON_METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"TRACE");

	private static final RouteMatch NOT_FOUND = RouteMatch.problem(404);

	private static final RouteMatch NOT_IMPLEMENTED = RouteMatch.problem(501);

	private final List<HttpRoute> routes;

	private final RouteNode tree = new RouteNode();

	/** The routes whose templates are plain paths, by these. */
	private final Map<String, Map<String, RouteMatch>> plain = new HashMap<>();

	private final Set<String> methods = new TreeSet<>();

	private HttpRoutes(List<HttpRoute> routes) {
		this.routes = List.copyOf(routes);
		for (HttpRoute route : this.routes) {
			this.tree.add(route);
			this.methods.add(route.method());
			if (route.template().indexOf('{') < 0 && route.template().indexOf('*') < 0) {
				this.plain.computeIfAbsent(route.template(), (key) -> new HashMap<>())
					.put(route.method(), RouteMatch.of(route, Map.of()));
			}
		}
	}

	/**
	 * No routes.
	 * @return the routes
	 */
	public static HttpRoutes empty() {
		return EMPTY;
	}

	/**
	 * Starts a collection of routes.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * The routes of several collections.
	 * @param parts the collections
	 * @return all their routes
	 * @throws InvalidRouteException if two routes are for the same requests
	 */
	public static HttpRoutes of(List<HttpRoutes> parts) {
		Builder builder = builder();
		parts.forEach(builder::add);
		return builder.build();
	}

	/**
	 * These routes and others.
	 * @param other the others
	 * @return all of them
	 * @throws InvalidRouteException if two routes are for the same requests
	 */
	public HttpRoutes and(HttpRoutes other) {
		return of(List.of(this, other));
	}

	/**
	 * The routes.
	 * @return the routes in the order in which they were added
	 */
	public List<HttpRoute> routes() {
		return this.routes;
	}

	/**
	 * Finds out who answers a request.
	 * @param method the request's method
	 * @param path its normalised path
	 * @return the route, or what to answer if there is none
	 */
	RouteMatch match(String method, String path) {
		Map<String, RouteMatch> matches = this.plain.get(path);
		RouteMatch match = (matches != null) ? matches.get(method) : null;
		return (match != null) ? match : search(method, path);
	}

	private RouteMatch search(String method, String path) {
		if (!COMMON_METHODS.contains(method) && !this.methods.contains(method)) {
			return NOT_IMPLEMENTED;
		}
		if (path.equals("*")) {
			return RouteMatch.answer(HttpResponse.status(200).withHeader("Allow", allow(this.methods)));
		}
		RouteSearch search = new RouteSearch(method, path);
		RouteMatch match = search.find(this.tree);
		if (match != null) {
			return match;
		}
		if (search.allowed().isEmpty()) {
			return NOT_FOUND;
		}
		String allow = allow(search.allowed());
		return (method.equals("OPTIONS")) ? RouteMatch.answer(HttpResponse.status(200).withHeader("Allow", allow))
				: RouteMatch.notAllowed(allow);
	}

	private static String allow(Set<String> methods) {
		Set<String> all = new TreeSet<>(methods);
		if (all.contains("GET")) {
			all.add("HEAD");
		}
		all.add("OPTIONS");
		return String.join(", ", all);
	}

	/** Collects routes. Not safe for use by several threads. */
	public static final class Builder {

		private final List<HttpRoute> routes = new ArrayList<>();

		private Builder() {
		}

		/**
		 * Adds a route for {@code GET} and {@code HEAD}.
		 * @param template the path template
		 * @param handler answers the requests
		 * @return this
		 */
		public Builder get(String template, HttpHandler handler) {
			return route("GET", template, handler);
		}

		/**
		 * Adds a route for {@code POST}.
		 * @param template the path template
		 * @param handler answers the requests
		 * @return this
		 */
		public Builder post(String template, HttpHandler handler) {
			return route("POST", template, handler);
		}

		/**
		 * Adds a route for {@code PUT}.
		 * @param template the path template
		 * @param handler answers the requests
		 * @return this
		 */
		public Builder put(String template, HttpHandler handler) {
			return route("PUT", template, handler);
		}

		/**
		 * Adds a route for {@code PATCH}.
		 * @param template the path template
		 * @param handler answers the requests
		 * @return this
		 */
		public Builder patch(String template, HttpHandler handler) {
			return route("PATCH", template, handler);
		}

		/**
		 * Adds a route for {@code DELETE}.
		 * @param template the path template
		 * @param handler answers the requests
		 * @return this
		 */
		public Builder delete(String template, HttpHandler handler) {
			return route("DELETE", template, handler);
		}

		/**
		 * Adds a route for any method.
		 * @param method the method, in capitals
		 * @param template the path template
		 * @param handler answers the requests
		 * @return this
		 */
		public Builder route(String method, String template, HttpHandler handler) {
			this.routes.add(new HttpRoute(method, template, handler));
			return this;
		}

		/**
		 * Adds the routes of a collection.
		 * @param other the collection
		 * @return this
		 */
		public Builder add(HttpRoutes other) {
			this.routes.addAll(other.routes);
			return this;
		}

		/**
		 * Finishes the collection.
		 * @return the routes
		 * @throws InvalidRouteException if a template is malformed, or two routes are for
		 * the same requests
		 */
		public HttpRoutes build() {
			return new HttpRoutes(this.routes);
		}

	}

}
