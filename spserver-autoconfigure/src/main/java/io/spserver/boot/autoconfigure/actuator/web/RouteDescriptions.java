package io.spserver.boot.autoconfigure.actuator.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.spserver.boot.autoconfigure.http.HttpServerContributor;
import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRoute;
import io.spserver.protocol.http.HttpRoutes;

import org.springframework.boot.actuate.web.mappings.MappingDescriptionProvider;
import org.springframework.context.ApplicationContext;

/**
 * Remembers the routes of each HTTP server, and describes them. Comes after all that
 * contribute routes. Safe for use by any thread.
 */
final class RouteDescriptions implements HttpServerContributor, MappingDescriptionProvider {

	private final Map<String, HttpRoutes> routes = new ConcurrentHashMap<>();

	private final String name;

	private final ApplicationContext context;

	RouteDescriptions(String name, ApplicationContext context) {
		this.name = name;
		this.context = context;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public HttpRoutes routes(String server, HttpRoutes present) {
		this.routes.put(server, present);
		return HttpRoutes.empty();
	}

	@Override
	public String getMappingName() {
		return this.name;
	}

	@Override
	public Object describeMappings(ApplicationContext target) {
		Map<String, List<Map<String, Object>>> described = new LinkedHashMap<>();
		if (target == this.context) {
			this.routes.forEach((server, all) -> described.put(server,
					all.routes().stream().map(RouteDescriptions::describe).toList()));
		}
		return described;
	}

	private static Map<String, Object> describe(HttpRoute route) {
		Map<String, Object> conditions = new LinkedHashMap<>();
		conditions.put("methods", List.of(route.method()));
		conditions.put("patterns", List.of(route.template()));
		for (String none : List.of("consumes", "produces", "params", "headers")) {
			conditions.put(none, List.of());
		}
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("predicate", "{" + route.method() + " " + route.template() + "}");
		described.put("handler", describe(route.handler()));
		described.put("details", Map.of("requestMappingConditions", conditions));
		return described;
	}

	/** A lambda has no name but that of the class that it stands in. */
	private static String describe(HttpHandler handler) {
		String name = handler.getClass().getName();
		int lambda = name.indexOf("$$Lambda");
		return (lambda > 0) ? name.substring(0, lambda) : handler.toString();
	}

}
