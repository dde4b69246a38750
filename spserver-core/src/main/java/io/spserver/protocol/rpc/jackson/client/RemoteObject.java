package io.spserver.protocol.rpc.jackson.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

import io.spserver.protocol.rpc.RpcStub;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind an implementation of an interface, and has its methods called remotely.
 * Safe for use by any thread.
 */
final class RemoteObject implements InvocationHandler {

	private static final @Nullable Object[] NO_ARGUMENTS = {};

	private final Class<?> type;

	private final Map<Method, RemoteMethod> methods;

	private final Caller caller;

	private RemoteObject(Class<?> type, Map<Method, RemoteMethod> methods, Caller caller) {
		this.type = type;
		this.methods = methods;
		this.caller = caller;
	}

	static <T> T create(Class<T> type, Map<Method, RemoteMethod> methods, Caller caller) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type, RpcStub.class },
				new RemoteObject(type, methods, caller)));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		@Nullable Object[] given = (arguments != null) ? arguments : NO_ARGUMENTS;
		RemoteMethod remote = this.methods.get(method);
		if (remote != null) {
			return remote.invoke(this.caller, given);
		}
		if (method.isDefault()) {
			return InvocationHandler.invokeDefault(proxy, method, arguments);
		}
		return switch (method.getName()) {
			case "equals" -> proxy == given[0];
			case "hashCode" -> System.identityHashCode(proxy);
			case "toString" -> this.type.getSimpleName() + " by " + this.caller;
			default -> {
				this.caller.close();
				yield null;
			}
		};
	}

}
