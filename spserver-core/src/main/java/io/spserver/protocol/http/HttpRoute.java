package io.spserver.protocol.http;

import java.util.Objects;

/**
 * Leads the requests of one method and one path template to a handler.
 *
 * @param method the method, in capitals
 * @param template the path template, as {@link HttpRoutes} describes it
 * @param handler answers the requests
 */
public record HttpRoute(String method, String template, HttpHandler handler) {

	/**
	 * Creates a route.
	 * @param method the method, in capitals
	 * @param template the path template
	 * @param handler answers the requests
	 */
	public HttpRoute {
		if (!HttpHeaders.isToken(method)) {
			throw new IllegalArgumentException("Not an HTTP method: '" + method + "'");
		}
		Objects.requireNonNull(template, "template");
		Objects.requireNonNull(handler, "handler");
	}

	/**
	 * What a route has in common with those that are for the same requests.
	 * @param method the method
	 * @param template the path template
	 * @return the method, and the template without the names of its variables
	 */
	public static String form(String method, String template) {
		String form = template.replaceAll("\\{\\*[^/{}]+}$", "**").replaceAll("\\{[^/{}]+}", "{}");
		return method + " " + form;
	}

}
