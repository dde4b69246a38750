package io.spserver.boot.autoconfigure.http;

import java.util.Map;

import io.spserver.boot.SpServerPropertyNames;
import io.spserver.protocol.http.Accept;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.http.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * Gives the admin server a page at {@code /} that lists its routes, and browsers another
 * one if there is one. Comes last, so that it knows all routes.
 *
 * @param application the application's name
 * @param page what clients get that prefer HTML, {@code null} for the list
 */
record IndexRoute(String application, @Nullable AdminPage page) implements HttpServerContributor {

	private static final MediaType HTML = new MediaType("text", "html", Map.of());

	private static final MediaType TEXT = new MediaType("text", "plain", Map.of());

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
		HttpResponse list = HttpResponse.text(index.toString());
		return HttpRoutes.builder().get("/", (request) -> answer(request, list)).build();
	}

	private HttpResponse answer(HttpRequest request, HttpResponse list) throws Exception {
		if (this.page == null) {
			return list;
		}
		Accept accept = Accept.of(request);
		boolean html = accept.weight(HTML) > accept.weight(TEXT);
		return ((html) ? this.page.handle(request) : list).withHeader("Vary", "Accept");
	}

}
