package io.spserver.boot.handler.http;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Finds out where the arguments for one kind of parameter come from. Used while servers
 * are created.
 */
@FunctionalInterface
interface ArgumentBinder {

	/**
	 * Looks at a parameter.
	 * @param parameter the parameter
	 * @return its source, {@code null} if it is not of this kind
	 * @throws io.spserver.boot.InvalidHandlerException if it is, but cannot be used
	 */
	@Nullable Argument bind(MethodParameter parameter);

}
