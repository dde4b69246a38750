package io.spserver.protocol.rpc;

import java.lang.reflect.Type;
import java.util.Objects;

/**
 * A parameter of a method.
 *
 * @param name its name, by which a caller may give it
 * @param type what the method takes
 * @param required whether a caller must give it, and not as null
 */
public record RpcParameter(String name, Type type, boolean required) {

	/**
	 * Creates a parameter.
	 * @param name its name
	 * @param type what the method takes
	 * @param required whether a caller must give it; always for a primitive type
	 */
	public RpcParameter {
		Objects.requireNonNull(type, "type");
		if (name.isBlank()) {
			throw new IllegalArgumentException("A parameter must have a name");
		}
		if (!required && type instanceof Class<?> raw && raw.isPrimitive()) {
			throw new IllegalArgumentException(
					"Parameter '" + name + "' is of the primitive type " + raw + " and must be required");
		}
	}

}
