package io.spserver.boot.handler.http;

import java.security.Principal;
import java.util.Locale;
import java.util.Map;

import io.spserver.Session;
import io.spserver.protocol.http.HttpHeaders;
import io.spserver.protocol.http.HttpRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;

/**
 * Parameters whose type says what they are.
 */
final class RequestTypeBinder implements ArgumentBinder {

	private static final Map<Class<?>, Argument> SOURCES = Map.of(HttpRequest.class, Exchange::request, Session.class,
			(exchange) -> exchange.request().session(), HttpMethod.class,
			(exchange) -> HttpMethod.valueOf(exchange.request().method()), HttpHeaders.class,
			(exchange) -> exchange.request().headers(), org.springframework.http.HttpHeaders.class, Exchange::headers,
			Locale.class, RequestTypeBinder::locale);

	@Override
	public @Nullable Argument bind(MethodParameter parameter) {
		Class<?> type = parameter.getParameterType();
		if (!Principal.class.isAssignableFrom(type)) {
			return SOURCES.get(type);
		}
		return (exchange) -> {
			Principal principal = exchange.request().principal();
			return (type.isInstance(principal)) ? principal : null;
		};
	}

	static Locale locale(Exchange exchange) {
		return Locales.of(exchange.request());
	}

}
