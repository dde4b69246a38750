package io.spserver.boot.autoconfigure.rpc;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.spserver.boot.annotation.JsonRpcError;
import io.spserver.boot.annotation.JsonRpcErrors;
import io.spserver.protocol.rpc.RpcError;
import io.spserver.protocol.rpc.RpcErrorMapper;
import io.spserver.protocol.rpc.RpcException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;

/**
 * Makes errors of exceptions as {@link JsonRpcError} says, on a method, its class or the
 * exception.
 */
final class ErrorAnnotations implements RpcErrorMapper {

	private final List<Collection<JsonRpcError>> declared;

	private final List<RpcError> expected;

	ErrorAnnotations(Method method) {
		this.declared = List.of(find(method), find(method.getDeclaringClass()));
		for (Collection<JsonRpcError> errors : this.declared) {
			if (errors.stream().anyMatch((error) -> error.exception() == Throwable.class)) {
				throw new IllegalArgumentException(
						"a @JsonRpcError that is not on an exception must name one with 'exception'");
			}
		}
		this.expected = expected(method);
	}

	private List<RpcError> expected(Method method) {
		Map<Integer, RpcError> byCode = new LinkedHashMap<>();
		this.declared.forEach((errors) -> errors.forEach((error) -> add(byCode, error, error.exception())));
		for (Class<?> thrown : method.getExceptionTypes()) {
			JsonRpcError own = AnnotatedElementUtils.findMergedAnnotation(thrown, JsonRpcError.class);
			if (own != null) {
				add(byCode, own, thrown);
			}
		}
		return List.copyOf(byCode.values());
	}

	private static void add(Map<Integer, RpcError> byCode, JsonRpcError error, Class<?> exception) {
		String message = (StringUtils.hasText(error.message())) ? error.message() : exception.getSimpleName();
		byCode.putIfAbsent(error.code(), new RpcError(error.code(), message));
	}

	private static Collection<JsonRpcError> find(AnnotatedElement element) {
		return new ArrayList<>(AnnotatedElementUtils.findMergedRepeatableAnnotations(element, JsonRpcError.class,
				JsonRpcErrors.class));
	}

	@Override
	public @Nullable RpcException map(Throwable exception) {
		for (Collection<JsonRpcError> errors : this.declared) {
			JsonRpcError closest = closest(errors, exception);
			if (closest != null) {
				return error(closest, exception);
			}
		}
		JsonRpcError own = AnnotatedElementUtils.findMergedAnnotation(exception.getClass(), JsonRpcError.class);
		return (own != null) ? error(own, exception) : null;
	}

	@Override
	public List<RpcError> expected() {
		return this.expected;
	}

	private static @Nullable JsonRpcError closest(Collection<JsonRpcError> errors, Throwable exception) {
		JsonRpcError closest = null;
		for (JsonRpcError error : errors) {
			if (error.exception().isInstance(exception)
					&& (closest == null || closest.exception().isAssignableFrom(error.exception()))) {
				closest = error;
			}
		}
		return closest;
	}

	private static RpcException error(JsonRpcError error, Throwable exception) {
		String message = (StringUtils.hasText(error.message())) ? error.message() : exception.getMessage();
		return new RpcException(error.code(),
				(StringUtils.hasText(message)) ? message : exception.getClass().getSimpleName());
	}

}
