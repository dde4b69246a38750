package io.spserver.boot.autoconfigure.http;

import io.spserver.boot.SpServerPropertyNames;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;

import org.springframework.core.Ordered;

/**
 * Gives the admin server a page at {@code /} that lists its routes. Comes last, so that
 * it knows all of them.
 *
 * @param application the application's name
 */
record IndexRoute(String application) implements HttpServerContributor, Ordered {

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public HttpRoutes routes(String server, HttpRoutes present) {
		if (!SpServerPropertyNames.ADMIN.equals(server)) {
			return HttpRoutes.empty();
		}
		StringBuilder index = new StringBuilder("Admin server of ").append(this.application).append("\n\n");
		present.routes().forEach((route) -> index.append(String.format("%-6s %s%n", route.method(), route.template())));
		HttpResponse response = HttpResponse.text(index.toString());
		return HttpRoutes.builder().get("/", (request) -> response).build();
	}

}
