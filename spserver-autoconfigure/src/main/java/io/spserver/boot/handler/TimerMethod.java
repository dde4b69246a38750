package io.spserver.boot.handler;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Set;

import io.spserver.Sessions;
import io.spserver.TimerHandler;
import io.spserver.TimerResponse;
import io.spserver.boot.InvalidHandlerException;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/**
 * A method with {@link io.spserver.boot.annotation.OnTimer}, ready to be called by its
 * timer.
 */
final class TimerMethod implements TimerHandler {

	private static final Set<Class<?>> PARAMETERS = Set.of(TimerResponse.class, Sessions.class);

	private static final Set<Class<?>> RESULTS = Set.of(void.class, Duration.class);

	private final Object bean;

	private final Method method;

	private final Sessions sessions;

	/**
	 * Makes a method ready.
	 * @param bean the bean, which may be a proxy
	 * @param method a method that was {@linkplain #check checked}
	 * @param sessions an argument
	 */
	TimerMethod(Object bean, Method method, Sessions sessions) {
		this.bean = bean;
		this.method = AopUtils.selectInvocableMethod(method, bean.getClass());
		this.sessions = sessions;
		ReflectionUtils.makeAccessible(this.method);
	}

	/**
	 * Checks a signature.
	 * @param method the method, as declared by the user
	 * @throws InvalidHandlerException if a timer cannot call it
	 */
	static void check(Method method) {
		if (Modifier.isStatic(method.getModifiers())) {
			throw new InvalidHandlerException(method.toGenericString(), "It is static.",
					"Make it a method of the bean.");
		}
		for (Class<?> parameter : method.getParameterTypes()) {
			if (!PARAMETERS.contains(parameter)) {
				throw new InvalidHandlerException(method.toGenericString(),
						"Its parameter of type " + parameter.getTypeName() + " cannot be resolved.",
						"Parameters of a method with @OnTimer are TimerResponse and Sessions, in any order.");
			}
		}
		if (!RESULTS.contains(method.getReturnType())) {
			throw new InvalidHandlerException(method.toGenericString(), "It returns "
					+ method.getReturnType().getTypeName()
					+ ", but what a timer sends has receivers, and what it returns is the time of its next call.",
					"Let it return void or java.time.Duration, and send by a TimerResponse.");
		}
	}

	@Override
	public void expired(TimerResponse response) throws Exception {
		Class<?>[] types = this.method.getParameterTypes();
		Object[] arguments = new Object[types.length];
		for (int i = 0; i < types.length; i++) {
			arguments[i] = (types[i] == Sessions.class) ? this.sessions : response;
		}
		Object result = call(arguments);
		if (result instanceof Duration next) {
			response.next(next);
		}
		else if (this.method.getReturnType() == Duration.class) {
			response.end();
		}
	}

	private @Nullable Object call(Object[] arguments) throws Exception {
		try {
			return this.method.invoke(this.bean, arguments);
		}
		catch (InvocationTargetException ex) {
			ReflectionUtils.rethrowException(ex.getTargetException());
			return null;
		}
	}

	@Override
	public String toString() {
		return this.method.toGenericString();
	}

}
