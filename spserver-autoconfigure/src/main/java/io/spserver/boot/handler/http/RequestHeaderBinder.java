package io.spserver.boot.handler.http;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Parameters with {@link RequestHeader}: header fields.
 *
 * @param support what the application has
 */
record RequestHeaderBinder(HandlerSupport support) implements ArgumentBinder {

	@Override
	public @Nullable Argument bind(MethodParameter parameter) {
		RequestHeader annotation = parameter.getParameterAnnotation(RequestHeader.class);
		if (annotation == null) {
			return null;
		}
		if (parameter.getParameterType() == HttpHeaders.class) {
			return Exchange::headers;
		}
		if (Map.class.isAssignableFrom(parameter.getParameterType())) {
			return MapArgument.of(parameter, (exchange) -> exchange.request().headers().toMap());
		}
		NamedValue value = NamedValue.of("header", parameter, annotation.name(), annotation.required(),
				annotation.defaultValue(), this.support);
		return NamedArgument.of(value, parameter, RequestHeaderBinder::find, this.support.conversion());
	}

	private static @Nullable Object find(Exchange exchange, String name) {
		return RequestParamBinder.texts(exchange.request().headers().all(name));
	}

}
