package io.spserver.protocol.rpc.jackson.client;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;

import org.jspecify.annotations.Nullable;

/**
 * Knows what the methods of an interface are called remotely, by annotations for example.
 * A provider is found by {@link java.util.ServiceLoader}; the first that knows a name
 * counts. Called by any thread, when a client makes an implementation.
 */
public interface JsonRpcNames {

	/**
	 * What the names of an interface's methods begin with.
	 * @param type the interface
	 * @return the prefix without dot, empty for none; {@code null} if it is not known
	 */
	@Nullable String prefix(Class<?> type);

	/**
	 * The name of a method after the prefix.
	 * @param method the method of the interface
	 * @return the name, {@code null} for that of the Java method
	 */
	@Nullable String method(Method method);

	/**
	 * The name of a parameter.
	 * @param parameter the parameter of the interface's method
	 * @return the name, {@code null} for that of the Java parameter
	 */
	@Nullable String parameter(Parameter parameter);

}
