package io.spserver.protocol.rpc;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A method that can be called from outside. Immutable; several threads may invoke it at
 * once.
 */
public final class RpcMethod {

	private final String name;

	private final List<RpcParameter> parameters;

	private final Invoker invoker;

	private RpcMethod(String name, List<RpcParameter> parameters, Invoker invoker) {
		if (name.isBlank()) {
			throw new IllegalArgumentException("An RPC method must have a name");
		}
		this.name = name;
		this.parameters = List.copyOf(parameters);
		this.invoker = Objects.requireNonNull(invoker, "invoker");
		Set<String> names = new HashSet<>();
		for (RpcParameter parameter : this.parameters) {
			if (!names.add(parameter.name())) {
				throw new IllegalArgumentException(
						"Two parameters of RPC method '" + name + "' are called '" + parameter.name() + "'");
			}
		}
	}

	/**
	 * Makes a method of a bean's.
	 * <p>
	 * Callers give parameters by the names that they have in the source, so the class
	 * must have been compiled with {@code -parameters}. A parameter is required unless
	 * its type is an {@code Optional} or it has an annotation {@code Nullable}.
	 * @param name the name to call it by
	 * @param bean the bean
	 * @param method the bean's method
	 * @return the method
	 * @throws IllegalArgumentException if the names of the parameters are unknown, or the
	 * method cannot be accessed
	 */
	public static RpcMethod of(String name, Object bean, Method method) {
		BeanMethod beanMethod = new BeanMethod(bean, method);
		return new RpcMethod(name, beanMethod.parameters(), beanMethod);
	}

	/**
	 * Makes a method of a function.
	 * @param name the name to call it by
	 * @param parameters its parameters, in order
	 * @param invoker what it does
	 * @return the method
	 */
	public static RpcMethod of(String name, List<RpcParameter> parameters, Invoker invoker) {
		return new RpcMethod(name, parameters, invoker);
	}

	/**
	 * The name that callers use.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The parameters in order.
	 * @return the parameters, unmodifiable
	 */
	public List<RpcParameter> parameters() {
		return this.parameters;
	}

	/**
	 * Calls the method. May block.
	 * @param arguments one for each parameter, of its type
	 * @return the result; {@code null} also if the method has none
	 * @throws RpcException to have that error answered
	 * @throws Exception to have an internal error answered and the exception logged
	 */
	public @Nullable Object invoke(@Nullable Object[] arguments) throws Exception {
		return this.invoker.invoke(arguments);
	}

	@Override
	public String toString() {
		return this.name + this.parameters.stream().map(RpcParameter::name).toList();
	}

	/**
	 * What a method does.
	 */
	@FunctionalInterface
	public interface Invoker {

		/**
		 * Does it. Called on a worker thread, by several at once; may block.
		 * @param arguments one for each parameter, of its type
		 * @return the result, if there is one
		 * @throws RpcException to have that error answered
		 * @throws Exception to have an internal error answered and the exception logged
		 */
		@Nullable Object invoke(@Nullable Object[] arguments) throws Exception;

	}

}
