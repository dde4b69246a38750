package io.spserver.protocol.rpc;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
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

	private final Type resultType;

	private final String description;

	private final boolean visible;

	private final boolean readOnly;

	private final @Nullable Duration deadline;

	private final RpcErrorMapper errors;

	private RpcMethod(Builder builder) {
		this.name = builder.name;
		this.parameters = List.copyOf(builder.parameters);
		this.invoker = builder.invoker;
		this.resultType = builder.resultType;
		this.description = builder.description;
		this.visible = builder.visible;
		this.readOnly = builder.readOnly;
		this.deadline = builder.deadline;
		this.errors = builder.errors;
		if (this.name.isBlank()) {
			throw new IllegalArgumentException("An RPC method must have a name");
		}
		Set<String> names = new HashSet<>();
		for (RpcParameter parameter : this.parameters) {
			if (!names.add(parameter.name())) {
				throw new IllegalArgumentException(
						"Two parameters of RPC method '" + this.name + "' are called '" + parameter.name() + "'");
			}
			if (parameter.variable() && names.size() < this.parameters.size()) {
				throw new IllegalArgumentException("Parameter '" + parameter.name() + "' of RPC method '" + this.name
						+ "' takes all further positions, so it must be the last");
			}
		}
	}

	/**
	 * Makes a method of a bean's.
	 * <p>
	 * Callers give parameters by the names that they have in the source, so the class
	 * must have been compiled with {@code -parameters}. A parameter is required unless
	 * its type is an {@code Optional}, it has an annotation {@code Nullable} or it is a
	 * variable one.
	 * @param name the name to call it by
	 * @param bean the bean
	 * @param method the bean's method
	 * @return the method
	 * @throws IllegalArgumentException if the names of the parameters are unknown, or the
	 * method cannot be accessed
	 */
	public static RpcMethod of(String name, Object bean, Method method) {
		return builder(name, invoker(bean, method)).parameters(BeanMethod.parameters(method))
			.resultType(method.getGenericReturnType())
			.build();
	}

	/**
	 * Makes a method of a function.
	 * @param name the name to call it by
	 * @param parameters its parameters, in order
	 * @param invoker what it does
	 * @return the method
	 */
	public static RpcMethod of(String name, List<RpcParameter> parameters, Invoker invoker) {
		return builder(name, invoker).parameters(parameters).build();
	}

	/**
	 * Starts the description of a method.
	 * @param name the name to call it by
	 * @param invoker what it does
	 * @return a builder of a visible method without parameters and deadline
	 */
	public static Builder builder(String name, Invoker invoker) {
		return new Builder(name, invoker);
	}

	/**
	 * Calls a method of a bean.
	 * @param bean the bean
	 * @param method its method, which may be hidden
	 * @return calls it by reflection
	 * @throws IllegalArgumentException if the method cannot be accessed
	 */
	public static Invoker invoker(Object bean, Method method) {
		return new BeanMethod(bean, method);
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
	 * What the method returns, as it is declared.
	 * @return the type, {@code void.class} if it returns nothing, {@code Object.class} if
	 * it is not known
	 */
	public Type resultType() {
		return this.resultType;
	}

	/**
	 * What the method does, for callers.
	 * @return the description, may be empty
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Whether the method is listed.
	 * @return {@code false} if it can be called by those only who know it
	 */
	public boolean visible() {
		return this.visible;
	}

	/**
	 * Whether calls change nothing, so that nobody need write down who made them.
	 * @return {@code false} if they may change something
	 */
	public boolean readOnly() {
		return this.readOnly;
	}

	/**
	 * How long a call may take. The method's thread is interrupted then.
	 * @return the limit, {@code null} for none
	 */
	public @Nullable Duration deadline() {
		return this.deadline;
	}

	/**
	 * What makes errors for callers of its exceptions.
	 * @return the mapper
	 */
	public RpcErrorMapper errors() {
		return this.errors;
	}

	/**
	 * Calls the method. May block.
	 * @param arguments one for each parameter, of its type
	 * @return the result; {@code null} also if the method has none; a
	 * {@link java.util.concurrent.CompletionStage} if it is not there yet
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
		 * @return the result, if there is one; a
		 * {@link java.util.concurrent.CompletionStage} if it is not there yet
		 * @throws RpcException to have that error answered
		 * @throws Exception to have an internal error answered and the exception logged
		 */
		@Nullable Object invoke(@Nullable Object[] arguments) throws Exception;

	}

	/** Describes a method. Not safe for use by several threads. */
	public static final class Builder {

		private final String name;

		private final Invoker invoker;

		private List<RpcParameter> parameters = List.of();

		private Type resultType = Object.class;

		private String description = "";

		private boolean visible = true;

		private boolean readOnly;

		private @Nullable Duration deadline;

		private RpcErrorMapper errors = RpcErrorMapper.NONE;

		private Builder(String name, Invoker invoker) {
			this.name = Objects.requireNonNull(name, "name");
			this.invoker = Objects.requireNonNull(invoker, "invoker");
		}

		/**
		 * Sets the parameters. Default: none.
		 * @param values the parameters in order
		 * @return this
		 */
		public Builder parameters(List<RpcParameter> values) {
			this.parameters = values;
			return this;
		}

		/**
		 * Sets what the method returns. Default: it is not known.
		 * @param type the type
		 * @return this
		 */
		public Builder resultType(Type type) {
			this.resultType = type;
			return this;
		}

		/**
		 * Sets what the method does, for callers. Default: empty.
		 * @param text the description
		 * @return this
		 */
		public Builder description(String text) {
			this.description = text;
			return this;
		}

		/**
		 * Sets whether the method is listed. Default: {@code true}.
		 * @param value {@code false} to list it nowhere
		 * @return this
		 */
		public Builder visible(boolean value) {
			this.visible = value;
			return this;
		}

		/**
		 * Sets whether calls change nothing. Default: {@code false}.
		 * @param value {@code true} if they only read
		 * @return this
		 */
		public Builder readOnly(boolean value) {
			this.readOnly = value;
			return this;
		}

		/**
		 * Sets how long a call may take. Default: no limit.
		 * @param limit the limit, {@code null} for none
		 * @return this
		 */
		public Builder deadline(@Nullable Duration limit) {
			if (limit != null && (limit.isNegative() || limit.isZero())) {
				throw new IllegalArgumentException(
						"The deadline " + limit + " of RPC method '" + this.name + "' leaves no time");
			}
			this.deadline = limit;
			return this;
		}

		/**
		 * Sets what makes errors for callers of exceptions. Default: nothing does.
		 * @param mapper the mapper
		 * @return this
		 */
		public Builder errors(RpcErrorMapper mapper) {
			this.errors = mapper;
			return this;
		}

		/**
		 * Finishes the description.
		 * @return the method
		 * @throws IllegalArgumentException if the name is empty, or parameters do not fit
		 * together
		 */
		public RpcMethod build() {
			return new RpcMethod(this);
		}

	}

}
