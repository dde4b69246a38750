package io.spserver.boot.autoconfigure.console;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.AdminProperties;
import io.spserver.boot.autoconfigure.http.AdminPage;
import io.spserver.boot.autoconfigure.http.HttpServerContributor;
import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.http.content.StaticContent;

import org.springframework.boot.json.JsonWriter;

/**
 * Gives the admin server the console's page, and the files and settings that the page
 * asks for. Comes late, so that it knows whether there are methods to be called.
 */
final class ConsoleRoutes implements HttpServerContributor, AdminPage {

	private static final String FOLDER = "META-INF/spserver/console";

	/** Nothing from elsewhere, and nothing written into the page itself, is run. */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
			+ "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private static final JsonWriter<Map<String, Object>> WRITER = JsonWriter.standard();

	private final String application;

	private final AdminProperties admin;

	private final StaticContent content = StaticContent.classPath(ConsoleRoutes.class.getClassLoader(), FOLDER)
		.withIndex(null);

	private final HttpHandler page = this.content.file("index.html");

	ConsoleRoutes(String application, AdminProperties admin) {
		this.application = application;
		this.admin = admin;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE - 1;
	}

	@Override
	public HttpRoutes routes(String server, HttpRoutes present) {
		if (!SpServerPropertyNames.ADMIN.equals(server)) {
			return HttpRoutes.empty();
		}
		byte[] settings = WRITER.writeToString(settings(present)).getBytes(StandardCharsets.UTF_8);
		return HttpRoutes.builder()
			.get("/console/settings", (request) -> HttpResponse.json(settings))
			.get("/console/{*path}", (request) -> secured(this.content.handle(request)))
			.build();
	}

	/** Paths are relative to the page, which a proxy may show at another place. */
	private Map<String, Object> settings(HttpRoutes present) {
		Map<String, Object> settings = new LinkedHashMap<>();
		settings.put("application", this.application);
		settings.put("statistics", relative(this.admin.statsPath()));
		if (has(present, "POST", this.admin.rpcPath())) {
			settings.put("rpc", relative(this.admin.rpcPath()));
		}
		return settings;
	}

	private static boolean has(HttpRoutes routes, String method, String path) {
		return routes.routes()
			.stream()
			.anyMatch((route) -> route.method().equals(method) && route.template().equals(path));
	}

	private static String relative(String path) {
		return "." + path;
	}

	@Override
	public HttpResponse handle(HttpRequest request) throws Exception {
		return secured(this.page.handle(request));
	}

	private static HttpResponse secured(HttpResponse response) {
		return response.withHeader("Content-Security-Policy", POLICY);
	}

}
