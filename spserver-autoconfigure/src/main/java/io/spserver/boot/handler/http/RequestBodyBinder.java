package io.spserver.boot.handler.http;

import java.io.InputStream;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.RequestEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Parameters with {@link RequestBody}, and {@link HttpEntity}: the body, read by a
 * message converter. Streams and resources read it as it is, without holding it in
 * memory.
 *
 * @param converters read bodies
 */
record RequestBodyBinder(MessageConverters converters) implements ArgumentBinder {

	@Override
	public @Nullable Argument bind(MethodParameter parameter) {
		if (parameter.getParameterType() == HttpEntity.class) {
			Argument body = body(parameter, ResolvableType.forMethodParameter(parameter).getGeneric(0), false);
			return (exchange) -> new HttpEntity<>(body.get(exchange), exchange.headers());
		}
		RequestBody annotation = parameter.getParameterAnnotation(RequestBody.class);
		if (annotation == null) {
			return null;
		}
		boolean required = annotation.required() && !parameter.isOptional();
		MethodParameter nested = parameter.nestedIfOptional();
		Argument body = body(nested, ResolvableType.forMethodParameter(nested), required);
		boolean optional = parameter.getParameterType() == Optional.class;
		return (optional) ? (exchange) -> Optional.ofNullable(body.get(exchange)) : body;
	}

	private Argument body(MethodParameter parameter, ResolvableType type, boolean required) {
		Class<?> raw = type.resolve(Object.class);
		if (raw == RequestEntity.class) {
			throw HandlerMethodParameters.invalid(parameter, "is not supported.", "Use HttpEntity or HttpRequest.");
		}
		Argument source;
		if (raw == InputStream.class) {
			source = (exchange) -> exchange.request().bodyStream();
		}
		else if (raw.isAssignableFrom(RequestBodyResource.class) && Resource.class.isAssignableFrom(raw)) {
			source = (exchange) -> new RequestBodyResource(exchange.request());
		}
		else {
			source = (exchange) -> this.converters.read(new RequestMessage(exchange.request()),
					MessageConverters.contentType(exchange.request()), type);
		}
		return (exchange) -> {
			if (exchange.request().bodyLength() > 0) {
				return source.get(exchange);
			}
			if (required) {
				throw new HttpMessageNotReadableException("Required request body is missing",
						new RequestMessage(exchange.request()));
			}
			return null;
		};
	}

}
