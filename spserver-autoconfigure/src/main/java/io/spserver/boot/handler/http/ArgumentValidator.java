package io.spserver.boot.handler.http;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Checks the arguments of handler methods. Called by any worker thread.
 */
public interface ArgumentValidator {

	/**
	 * Checks one argument, as its annotation {@code @Valid} or {@code @Validated} asks.
	 * @param parameter the parameter
	 * @param argument its value
	 * @throws Exception if the value is not valid
	 */
	void validate(MethodParameter parameter, Object argument) throws Exception;

	/**
	 * Checks all arguments of a call, as constraints on the parameters ask.
	 * @param bean the bean whose method is called
	 * @param method the method
	 * @param parameters its parameters
	 * @param arguments their values
	 * @throws Exception if one is not valid
	 */
	void validate(Object bean, Method method, MethodParameter[] parameters, @Nullable Object[] arguments)
			throws Exception;

}
