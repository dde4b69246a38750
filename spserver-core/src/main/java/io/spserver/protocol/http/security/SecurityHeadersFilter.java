package io.spserver.protocol.http.security;

import java.util.Locale;
import java.util.Map;

import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpHeaders;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers to be careful with answers: not to guess their type, not to let other
 * sites embed them, not to keep what is not made to be kept (answers without
 * {@code Cache-Control}, {@code ETag} and {@code Last-Modified}); and pages, not to run
 * scripts of others nor to be framed. A field that a handler has set stays as it is.
 */
public final class SecurityHeadersFilter implements HttpFilter {

	private static final Map<String, String> ALWAYS = Map.of("X-Content-Type-Options", "nosniff",
			"Cross-Origin-Resource-Policy", "same-origin");

	private static final Map<String, String> PAGES = Map.of("Content-Security-Policy",
			"default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
			"Referrer-Policy", "same-origin", "X-Frame-Options", "DENY");

	@Override
	public HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception {
		return next.handle(request).map(SecurityHeadersFilter::secured);
	}

	private static HttpResponse secured(HttpResponse response) {
		HttpHeaders given = response.headers();
		HttpResponse secured = withMissing(response, ALWAYS);
		if (!given.contains("Cache-Control") && !given.contains("ETag") && !given.contains("Last-Modified")) {
			secured = secured.withHeader("Cache-Control", "no-store");
		}
		return (isPage(given.first("Content-Type"))) ? withMissing(secured, PAGES) : secured;
	}

	private static HttpResponse withMissing(HttpResponse response, Map<String, String> fields) {
		HttpResponse changed = response;
		for (Map.Entry<String, String> field : fields.entrySet()) {
			if (!response.headers().contains(field.getKey())) {
				changed = changed.withHeader(field.getKey(), field.getValue());
			}
		}
		return changed;
	}

	private static boolean isPage(@Nullable String type) {
		String lower = (type != null) ? type.toLowerCase(Locale.ROOT) : "";
		return lower.startsWith("text/html") || lower.startsWith("application/xhtml+xml");
	}

}
