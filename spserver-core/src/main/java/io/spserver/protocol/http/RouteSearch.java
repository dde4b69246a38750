package io.spserver.protocol.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * One walk through the tree of routes: exact segments before variables before wildcards,
 * and back if the method has no route there.
 */
final class RouteSearch {

	private final String method;

	private final String path;

	/** The segments that variables stand for, on the way to the current node. */
	private final List<String> values = new ArrayList<>(2);

	/** The methods that have a route for the path. */
	private final Set<String> allowed = new TreeSet<>();

	RouteSearch(String method, String path) {
		this.method = method;
		this.path = path;
	}

	/**
	 * Looks for the route.
	 * @param root the tree
	 * @return the match, {@code null} if there is none
	 */
	@Nullable RouteMatch find(RouteNode root) {
		return find(root, 0);
	}

	/**
	 * The methods that have a route for the path, when none was found.
	 * @return the methods, sorted
	 */
	Set<String> allowed() {
		return this.allowed;
	}

	private @Nullable RouteMatch find(RouteNode node, int from) {
		RouteMatch match = (from == this.path.length()) ? choose(node.here(), null) : descend(node, from);
		return (match != null) ? match : choose(node.below(), this.path.substring(from));
	}

	private @Nullable RouteMatch descend(RouteNode node, int from) {
		int slash = this.path.indexOf('/', from + 1);
		int end = (slash < 0) ? this.path.length() : slash;
		RouteNode child = node.child(this.path, from + 1, end);
		RouteMatch match = (child != null) ? find(child, end) : null;
		RouteNode variable = node.variable();
		if (match == null && variable != null && end > from + 1) {
			this.values.add(this.path.substring(from + 1, end));
			match = find(variable, end);
			this.values.remove(this.values.size() - 1);
		}
		return match;
	}

	private @Nullable RouteMatch choose(Map<String, RouteNode.Entry> routes, @Nullable String rest) {
		RouteNode.Entry entry = routes.get(this.method);
		if (entry == null && this.method.equals("HEAD")) {
			entry = routes.get("GET");
		}
		if (entry == null) {
			this.allowed.addAll(routes.keySet());
			return null;
		}
		return (entry.variables().length > 0) ? RouteMatch.of(entry.route(), variables(entry.variables(), rest))
				: entry.plain();
	}

	private Map<String, String> variables(String[] names, @Nullable String rest) {
		if (names.length == 1) {
			return Map.of(names[0], (this.values.isEmpty() && rest != null) ? rest : this.values.get(0));
		}
		Map<String, String> variables = new LinkedHashMap<>();
		for (int i = 0; i < names.length; i++) {
			variables.put(names[i], (i == this.values.size() && rest != null) ? rest : this.values.get(i));
		}
		return Collections.unmodifiableMap(variables);
	}

}
