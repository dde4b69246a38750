package io.spserver.boot.autoconfigure.rpc;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;

import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcParam;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.protocol.rpc.jackson.client.JsonRpcNames;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;

/**
 * Reads the annotations of interfaces for clients, so that one interface describes the
 * methods on both sides. Found by {@link java.util.ServiceLoader}.
 */
public final class AnnotatedRpcNames implements JsonRpcNames {

	/**
	 * Creates it; called by {@link java.util.ServiceLoader}.
	 */
	public AnnotatedRpcNames() {
	}

	@Override
	public @Nullable String prefix(Class<?> type) {
		JsonRpcService service = AnnotatedElementUtils.findMergedAnnotation(type, JsonRpcService.class);
		return (service != null) ? service.prefix() : null;
	}

	@Override
	public @Nullable String method(Method method) {
		JsonRpcMethod annotation = AnnotatedElementUtils.findMergedAnnotation(method, JsonRpcMethod.class);
		return (annotation != null) ? textOrNull(annotation.value()) : null;
	}

	@Override
	public @Nullable String parameter(Parameter parameter) {
		JsonRpcParam annotation = AnnotatedElementUtils.findMergedAnnotation(parameter, JsonRpcParam.class);
		return (annotation != null) ? textOrNull(annotation.name()) : null;
	}

	private static @Nullable String textOrNull(String text) {
		return (StringUtils.hasText(text)) ? text : null;
	}

}
