package io.spserver.protocol.rpc;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A method of a bean, called by reflection.
 */
final class BeanMethod implements RpcMethod.Invoker {

	private static final Set<Class<?>> OPTIONALS = Set.of(Optional.class, OptionalInt.class, OptionalLong.class,
			OptionalDouble.class);

	private final Object bean;

	private final Method method;

	BeanMethod(Object bean, Method method) {
		this.bean = bean;
		this.method = method;
		Object target = (Modifier.isStatic(method.getModifiers())) ? null : bean;
		if (!method.canAccess(target) && !method.trySetAccessible()) {
			throw new IllegalArgumentException("Method " + method + " cannot be accessed");
		}
	}

	static List<RpcParameter> parameters(Method method) {
		return Arrays.stream(method.getParameters()).map(RpcParameter::of).toList();
	}

	static boolean isRequired(Parameter parameter) {
		Stream<Annotation> annotations = Stream.concat(Arrays.stream(parameter.getAnnotations()),
				Arrays.stream(parameter.getAnnotatedType().getAnnotations()));
		return !parameter.isVarArgs() && !OPTIONALS.contains(parameter.getType()) && annotations
			.noneMatch((annotation) -> annotation.annotationType().getSimpleName().equals("Nullable"));
	}

	@Override
	public @Nullable Object invoke(@Nullable Object[] arguments) throws Exception {
		try {
			return this.method.invoke(this.bean, arguments);
		}
		catch (InvocationTargetException ex) {
			if (ex.getTargetException() instanceof Exception exception) {
				throw exception;
			}
			if (ex.getTargetException() instanceof Error error) {
				throw error;
			}
			throw ex;
		}
	}

}
