package io.spserver.boot.handler.http;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.CookieValue;

/**
 * Parameters with {@link CookieValue} (RFC 6265, section 5.4).
 *
 * @param support what the application has
 */
record CookieValueBinder(HandlerSupport support) implements ArgumentBinder {

	@Override
	public @Nullable Argument bind(MethodParameter parameter) {
		CookieValue annotation = parameter.getParameterAnnotation(CookieValue.class);
		if (annotation == null) {
			return null;
		}
		NamedValue value = NamedValue.of("cookie", parameter, annotation.name(), annotation.required(),
				annotation.defaultValue(), this.support);
		return NamedArgument.of(value, parameter, CookieValueBinder::find, this.support.conversion());
	}

	private static @Nullable Object find(Exchange exchange, String name) {
		for (String field : exchange.request().headers().all("Cookie")) {
			for (String pair : field.split(";")) {
				int equals = pair.indexOf('=');
				if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
					return unquoted(pair.substring(equals + 1).strip());
				}
			}
		}
		return null;
	}

	private static String unquoted(String value) {
		boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
		return (quoted) ? value.substring(1, value.length() - 1) : value;
	}

}
