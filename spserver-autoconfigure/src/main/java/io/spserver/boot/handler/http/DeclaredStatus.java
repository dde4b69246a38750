package io.spserver.boot.handler.http;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What {@link ResponseStatus} says.
 *
 * @param status the status
 * @param reason why, {@code null} if it does not say
 */
record DeclaredStatus(int status, @Nullable String reason) {

	/**
	 * What the annotation of a method says, or else that of its class.
	 * @param method the method
	 * @param type the class
	 * @return the status, {@code null} if there is no such annotation
	 */
	static @Nullable DeclaredStatus of(Method method, Class<?> type) {
		ResponseStatus annotation = AnnotatedElementUtils.findMergedAnnotation(method, ResponseStatus.class);
		return (annotation != null) ? of(annotation) : of(type);
	}

	/**
	 * What the annotation of a class says.
	 * @param type the class
	 * @return the status, {@code null} if there is no such annotation
	 */
	static @Nullable DeclaredStatus of(Class<?> type) {
		ResponseStatus annotation = AnnotatedElementUtils.findMergedAnnotation(type, ResponseStatus.class);
		return (annotation != null) ? of(annotation) : null;
	}

	private static DeclaredStatus of(ResponseStatus annotation) {
		return new DeclaredStatus(annotation.code().value(),
				(StringUtils.hasText(annotation.reason())) ? annotation.reason() : null);
	}

}
