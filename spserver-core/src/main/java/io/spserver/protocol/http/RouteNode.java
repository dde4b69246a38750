package io.spserver.protocol.http;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of routes, reached by the segments of a path. Not changed once its
 * {@link HttpRoutes} are made.
 */
final class RouteNode {

	/** What follows by a segment that is known. */
	private final Map<String, RouteNode> children = new HashMap<>();

	/** What follows by any other segment. */
	private @Nullable RouteNode variable;

	/** The routes that end here, by method. */
	private final Map<String, Entry> here = new HashMap<>();

	/** The routes that end here and anywhere below, by method. */
	private final Map<String, Entry> below = new HashMap<>();

	/**
	 * Adds a route to the tree whose root this is.
	 * @param route the route
	 * @throws InvalidRouteException if its template is malformed, or there is such a
	 * route already
	 */
	void add(HttpRoute route) {
		RouteTemplate template = RouteTemplate.parse(route.template());
		RouteNode node = this;
		for (@Nullable
		String segment : template.segments()) {
			node = node.child(segment);
		}
		Entry entry = new Entry(route, template.variables().toArray(String[]::new), RouteMatch.of(route, Map.of()));
		Entry other = ((template.wildcard()) ? node.below : node.here).putIfAbsent(route.method(), entry);
		if (other != null) {
			throw new InvalidRouteException("Two routes for the same requests: " + route.method() + " "
					+ other.route.template() + " and " + route.method() + " " + route.template());
		}
	}

	private RouteNode child(@Nullable String segment) {
		if (segment != null) {
			return this.children.computeIfAbsent(segment, (key) -> new RouteNode());
		}
		RouteNode child = this.variable;
		if (child == null) {
			child = new RouteNode();
			this.variable = child;
		}
		return child;
	}

	@Nullable RouteNode child(String path, int start, int end) {
		return this.children.get(path.substring(start, end));
	}

	@Nullable RouteNode variable() {
		return this.variable;
	}

	Map<String, Entry> here() {
		return this.here;
	}

	Map<String, Entry> below() {
		return this.below;
	}

	/**
	 * A route in the tree.
	 *
	 * @param route the route
	 * @param variables the names of its variables
	 * @param plain the match without variables
	 */
	record Entry(HttpRoute route, String[] variables, RouteMatch plain) {
	}

}
