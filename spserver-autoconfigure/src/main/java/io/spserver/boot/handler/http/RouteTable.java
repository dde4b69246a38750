package io.spserver.boot.handler.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.spserver.boot.InvalidHandlerException;
import io.spserver.protocol.http.HttpRoute;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.http.InvalidRouteException;

/**
 * Collects the methods of a server by the routes that they answer, and makes the routes.
 * Used while a server is created, by one thread.
 */
final class RouteTable {

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	private final Problems problems;

	RouteTable(Problems problems) {
		this.problems = problems;
	}

	/**
	 * Adds a method.
	 * @param handler the method
	 * @throws InvalidHandlerException if there is another one for the same requests
	 */
	void add(MappedHandler handler) {
		for (String requestMethod : handler.mapping().requestMethods()) {
			for (String template : handler.mapping().templates()) {
				this.entries
					.computeIfAbsent(HttpRoute.form(requestMethod, template),
							(form) -> new Entry(requestMethod, template))
					.add(handler, template);
			}
		}
	}

	/**
	 * Makes the routes.
	 * @param present the routes that are there already
	 * @return the routes
	 * @throws InvalidHandlerException if there is a route for the same requests already,
	 * or a path template is malformed
	 */
	HttpRoutes routes(HttpRoutes present) {
		for (HttpRoute route : present.routes()) {
			Entry entry = this.entries.get(HttpRoute.form(route.method(), route.template()));
			if (entry != null) {
				throw new InvalidHandlerException(entry.where(),
						"A bean of type HttpRoutes has a route for the same requests: " + route.method() + " "
								+ route.template() + ".",
						"Keep one of them.");
			}
		}
		HttpRoutes routes = HttpRoutes.empty();
		for (Entry entry : this.entries.values()) {
			routes = routes.and(entry.route(this.problems));
		}
		return routes;
	}

	/**
	 * The methods that answer one route.
	 *
	 * @param requestMethod the method of the requests
	 * @param template the path template
	 * @param handlers the methods
	 */
	private record Entry(String requestMethod, String template, List<MappedHandler> handlers) {

		Entry(String requestMethod, String template) {
			this(requestMethod, template, new ArrayList<>());
		}

		String where() {
			return this.handlers.get(0).mapping().method().toGenericString();
		}

		void add(MappedHandler handler, String other) {
			Mapping mapping = handler.mapping();
			for (MappedHandler known : this.handlers) {
				if (mapping.consumes().equals(known.mapping().consumes())
						&& mapping.produces().equals(known.mapping().produces())) {
					throw new InvalidHandlerException(mapping.method().toGenericString(),
							"It is for the same requests as '" + known.mapping().method().toGenericString() + "': "
									+ this.requestMethod + " " + this.template + ".",
							"Keep one of them, or let them differ in path, method, 'consumes' or 'produces'.");
				}
			}
			if (!other.equals(this.template)) {
				throw new InvalidHandlerException(
						mapping.method().toGenericString(), "Its path '" + other + "' has the form of '" + this.template
								+ "' of '" + where() + "', but other names of variables.",
						"Use the same names in both.");
			}
			this.handlers.add(handler);
		}

		HttpRoutes route(Problems problems) {
			try {
				return HttpRoutes.builder()
					.route(this.requestMethod, this.template, new Dispatch(this.handlers, problems))
					.build();
			}
			catch (InvalidRouteException ex) {
				throw new InvalidHandlerException(where(), ex.getMessage() + ".",
						"A path consists of plain segments and variables like '{name}', and may end with '/**' or "
								+ "'/{*rest}'.");
			}
		}

	}

}
