package io.spserver.boot.autoconfigure.actuator.web;

import java.util.LinkedHashMap;
import java.util.Map;

import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRoute;
import io.spserver.protocol.http.HttpRoutes;

/**
 * Collects routes of which the first for a method and path counts: an endpoint may be
 * mapped to the base path, and two health groups to the same additional path.
 */
final class RouteCollector {

	private final Map<String, HttpRoute> routes = new LinkedHashMap<>();

	void add(String method, String template, HttpHandler handler) {
		this.routes.putIfAbsent(method + " " + template, new HttpRoute(method, template, handler));
	}

	HttpRoutes build() {
		HttpRoutes.Builder builder = HttpRoutes.builder();
		this.routes.values().forEach((route) -> builder.route(route.method(), route.template(), route.handler()));
		return builder.build();
	}

}
