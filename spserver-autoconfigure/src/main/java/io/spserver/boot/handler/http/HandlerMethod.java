package io.spserver.boot.handler.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * A method of a bean, and where its arguments come from. Immutable; called by any worker
 * thread.
 */
final class HandlerMethod {

	private final HandlerBean bean;

	private final Method invocable;

	private final List<Argument> arguments;

	private final ArgumentChecks checks;

	private final ResolvableType returnType;

	private final @Nullable DeclaredStatus status;

	HandlerMethod(HandlerBean bean, HandlerMethodParameters parameters, List<Argument> arguments,
			ArgumentChecks checks) {
		this.bean = bean;
		this.invocable = bean.invocable(parameters.method());
		this.arguments = List.copyOf(arguments);
		this.checks = checks;
		this.returnType = ResolvableType.forMethodReturnType(parameters.method(), bean.type());
		this.status = DeclaredStatus.of(parameters.method(), bean.type());
		ReflectionUtils.makeAccessible(this.invocable);
	}

	/**
	 * What the method is declared to return.
	 * @return the type
	 */
	ResolvableType returnType() {
		return this.returnType;
	}

	/**
	 * The status that the method is declared to answer with.
	 * @return the status, {@code null} if it is not declared
	 */
	@Nullable DeclaredStatus status() {
		return this.status;
	}

	/**
	 * Calls the method.
	 * @param exchange the request
	 * @return what it returns
	 * @throws Exception what it throws, or why it cannot be called
	 */
	@Nullable Object invoke(Exchange exchange) throws Exception {
		@Nullable Object[] values = new @Nullable Object[this.arguments.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments.get(i).get(exchange);
		}
		Object instance = this.bean.instance();
		this.checks.check(instance, values);
		try {
			return this.invocable.invoke(instance, values);
		}
		catch (InvocationTargetException ex) {
			ReflectionUtils.rethrowException(ex.getTargetException());
			throw ex;
		}
	}

	@Override
	public String toString() {
		return this.invocable.toGenericString();
	}

}
