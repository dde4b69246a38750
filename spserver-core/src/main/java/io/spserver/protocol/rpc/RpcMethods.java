package io.spserver.protocol.rpc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The methods that can be called. Immutable; made by a {@link #builder()} or of others.
 */
public final class RpcMethods {

	private static final RpcMethods EMPTY = new RpcMethods(Map.of());

	private final Map<String, RpcMethod> methods;

	private RpcMethods(Map<String, RpcMethod> methods) {
		this.methods = methods;
	}

	/**
	 * No methods.
	 * @return the methods
	 */
	public static RpcMethods empty() {
		return EMPTY;
	}

	/**
	 * Starts a collection of methods.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * The methods of several collections.
	 * @param parts the collections
	 * @return all their methods
	 * @throws IllegalArgumentException if two methods have the same name
	 */
	public static RpcMethods of(List<RpcMethods> parts) {
		Builder builder = builder();
		parts.forEach(builder::add);
		return builder.build();
	}

	/**
	 * These methods and others.
	 * @param other the others
	 * @return all of them
	 * @throws IllegalArgumentException if two methods have the same name
	 */
	public RpcMethods and(RpcMethods other) {
		return of(List.of(this, other));
	}

	/**
	 * Finds a method.
	 * @param name its name
	 * @return the method, {@code null} if there is none of that name
	 */
	public @Nullable RpcMethod find(String name) {
		return this.methods.get(name);
	}

	/**
	 * The methods.
	 * @return the methods in the order in which they were added
	 */
	public List<RpcMethod> methods() {
		return List.copyOf(this.methods.values());
	}

	@Override
	public String toString() {
		return this.methods.keySet().toString();
	}

	/** Collects methods. Not safe for use by several threads. */
	public static final class Builder {

		private final Map<String, RpcMethod> methods = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Adds a method.
		 * @param method the method
		 * @return this
		 * @throws IllegalArgumentException if there is one of its name
		 */
		public Builder add(RpcMethod method) {
			if (this.methods.putIfAbsent(method.name(), method) != null) {
				throw new IllegalArgumentException("Two RPC methods are called '" + method.name() + "'");
			}
			return this;
		}

		/**
		 * Adds the methods of a collection.
		 * @param other the collection
		 * @return this
		 * @throws IllegalArgumentException if there is a method of the same name
		 */
		public Builder add(RpcMethods other) {
			other.methods.values().forEach(this::add);
			return this;
		}

		/**
		 * Finishes the collection.
		 * @return the methods
		 */
		public RpcMethods build() {
			return new RpcMethods(Collections.unmodifiableMap(new LinkedHashMap<>(this.methods)));
		}

	}

}
