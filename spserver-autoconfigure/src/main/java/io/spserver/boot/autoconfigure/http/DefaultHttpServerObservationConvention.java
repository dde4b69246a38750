package io.spserver.boot.autoconfigure.http;

import java.util.Locale;
import java.util.Set;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpStatusException;
import org.jspecify.annotations.Nullable;

/**
 * The keys that Spring's own HTTP servers have, and {@code server}. No key has more
 * values than there are routes.
 */
final class DefaultHttpServerObservationConvention implements HttpServerObservationConvention {

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"TRACE");

	private static final String UNKNOWN = "UNKNOWN";

	@Override
	public String getName() {
		return "http.server.requests";
	}

	@Override
	public String getContextualName(HttpServerObservationContext context) {
		HttpRequest request = request(context);
		return "http " + method(request).toLowerCase(Locale.ROOT)
				+ ((request.route() != null) ? " " + request.route() : "");
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(HttpServerObservationContext context) {
		HttpRequest request = request(context);
		int status = status(context);
		Throwable error = context.getError();
		return KeyValues.of(KeyValue.of("server", request.session().id().server()),
				KeyValue.of("method", method(request)), KeyValue.of("uri", uri(request, status)),
				KeyValue.of("status", (status > 0) ? Integer.toString(status) : UNKNOWN),
				KeyValue.of("outcome", outcome(status)), KeyValue.of("exception", exception(error)));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(HttpServerObservationContext context) {
		return KeyValues.of(KeyValue.of("http.url", request(context).path()));
	}

	private static HttpRequest request(HttpServerObservationContext context) {
		HttpRequest request = context.getCarrier();
		if (request == null) {
			throw new IllegalStateException("An observation of a request has no request");
		}
		return request;
	}

	private static String method(HttpRequest request) {
		return (METHODS.contains(request.method())) ? request.method() : UNKNOWN;
	}

	private static int status(HttpServerObservationContext context) {
		HttpResponse response = context.getResponse();
		if (response != null) {
			return response.status();
		}
		if (context.getError() instanceof HttpStatusException ex) {
			return ex.status();
		}
		return (context.getError() != null) ? 500 : 0;
	}

	private static String uri(HttpRequest request, int status) {
		String route = request.route();
		if (route != null) {
			return route;
		}
		return (status == 404) ? "NOT_FOUND" : UNKNOWN;
	}

	private static String outcome(int status) {
		return switch (status / 100) {
			case 1 -> "INFORMATIONAL";
			case 2 -> "SUCCESS";
			case 3 -> "REDIRECTION";
			case 4 -> "CLIENT_ERROR";
			case 5 -> "SERVER_ERROR";
			default -> UNKNOWN;
		};
	}

	private static String exception(@Nullable Throwable error) {
		if (error == null) {
			return "none";
		}
		String simpleName = error.getClass().getSimpleName();
		return (simpleName.isEmpty()) ? error.getClass().getName() : simpleName;
	}

}
