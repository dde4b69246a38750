package io.spserver.protocol.http;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the routes say to a method and a path.
 *
 * @param route the route, {@code null} if none matches
 * @param handler the route's handler, or one that says why there is none
 * @param variables the values of the template's variables, unmodifiable
 */
record RouteMatch(@Nullable HttpRoute route, HttpHandler handler, Map<String, String> variables) {

	/** No route matches, since none was asked for. */
	static final RouteMatch NONE = answer(HttpResponse.status(404));

	static RouteMatch of(HttpRoute route, Map<String, String> variables) {
		return new RouteMatch(route, route.handler(), variables);
	}

	static RouteMatch answer(HttpResponse response) {
		return new RouteMatch(null, (request) -> response, Map.of());
	}

	static RouteMatch problem(int status) {
		HttpProblem problem = HttpProblem.of(status, null);
		return new RouteMatch(null, problem::response, Map.of());
	}

	static RouteMatch notAllowed(String allow) {
		HttpProblem problem = HttpProblem.of(405, null);
		return new RouteMatch(null, (request) -> problem.response(request).withHeader("Allow", allow), Map.of());
	}

}
