package io.spserver.boot.handler.http;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Parameters of methods that handle exceptions: the exception, or the one among its
 * causes that has the parameter's type.
 */
final class ThrowableBinder implements ArgumentBinder {

	@Override
	public @Nullable Argument bind(MethodParameter parameter) {
		Class<?> type = parameter.getParameterType();
		return (Throwable.class.isAssignableFrom(type)) ? (exchange) -> find(exchange.error(), type) : null;
	}

	private static @Nullable Throwable find(@Nullable Throwable error, Class<?> type) {
		Throwable candidate = error;
		while (candidate != null && !type.isInstance(candidate)) {
			candidate = candidate.getCause();
		}
		return candidate;
	}

}
