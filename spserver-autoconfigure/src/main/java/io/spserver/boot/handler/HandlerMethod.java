package io.spserver.boot.handler;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

import io.spserver.Message;
import io.spserver.Response;
import io.spserver.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * A method of a bean, made ready so that a call costs no reflection: its parameters are
 * picked from a fixed list of arguments by a method handle. Immutable; called by any
 * worker thread.
 */
final class HandlerMethod {

	/**
	 * Bean, session, payload (request, throwable or close reason) and response give the
	 * result.
	 */
	private static final MethodType TYPE = MethodType.methodType(Object.class, Object.class, Session.class,
			Object.class, Response.class);

	private static final int BEAN = 0;

	private static final int SESSION = 1;

	private static final int PAYLOAD = 2;

	private static final int RESPONSE = 3;

	private final MethodHandle handle;

	private HandlerMethod(MethodHandle handle) {
		this.handle = handle;
	}

	/**
	 * Makes a method ready.
	 * @param method a method whose signature {@link HandlerMethodCheck} has accepted,
	 * invocable on the bean's class
	 * @return the handler method
	 */
	static HandlerMethod of(Method method) {
		ReflectionUtils.makeAccessible(method);
		try {
			return new HandlerMethod(arrange(MethodHandles.lookup().unreflect(method), method.getParameterTypes()));
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Cannot access " + method, ex);
		}
	}

	private static MethodHandle arrange(MethodHandle handle, Class<?>[] parameters) {
		int[] order = new int[parameters.length + 1];
		Class<?>[] types = new Class<?>[parameters.length + 1];
		order[0] = BEAN;
		types[0] = Object.class;
		MethodHandle arranged = handle;
		for (int i = 0; i < parameters.length; i++) {
			order[i + 1] = source(parameters[i]);
			types[i + 1] = TYPE.parameterType(order[i + 1]);
			MethodHandle conversion = MessageArgument.conversion(parameters[i]);
			if (conversion != null) {
				arranged = MethodHandles.filterArguments(arranged, i + 1, conversion);
			}
		}
		arranged = arranged.asType(MethodType.methodType(Object.class, types));
		return MethodHandles.permuteArguments(arranged, TYPE, order);
	}

	private static int source(Class<?> parameter) {
		if (parameter == Session.class) {
			return SESSION;
		}
		return (parameter == Response.class) ? RESPONSE : PAYLOAD;
	}

	/**
	 * Calls the method and replies with what it returns.
	 * @param bean the bean
	 * @param session the session
	 * @param payload the request, throwable or close reason, if the event has one
	 * @param response takes the reply
	 * @throws Exception what the method throws
	 */
	void invoke(Object bean, Session session, @Nullable Object payload, Response response) throws Exception {
		Object result = call(bean, session, payload, response);
		if (result instanceof String text) {
			response.reply(text);
		}
		else if (result instanceof byte[] content) {
			response.reply(content);
		}
		else if (result instanceof Message message) {
			response.reply(message);
		}
	}

	/**
	 * Calls the method when nothing can be replied any more.
	 * @param bean the bean
	 * @param session the session
	 * @param payload why the session closed
	 * @throws Exception what the method throws
	 */
	void invoke(Object bean, Session session, Object payload) throws Exception {
		call(bean, session, payload, null);
	}

	private @Nullable Object call(Object bean, Session session, @Nullable Object payload, @Nullable Response response)
			throws Exception {
		try {
			return (Object) this.handle.invokeExact(bean, session, payload, response);
		}
		catch (Exception | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException("A handler threw neither an exception nor an error", ex);
		}
	}

}
