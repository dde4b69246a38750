package io.spserver.protocol.rpc;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method.
 *
 * @param name its name, by which a caller may give it
 * @param type what the method takes
 * @param required whether a caller must give it, and not as null
 * @param variable whether it takes all further positions of a call, as an array
 * @param defaultValue what the method gets when it is not given: text for a
 * {@code String}, otherwise a value in JSON or the text of one; {@code null} if there is
 * no default
 * @param description what it is for, for callers; may be empty
 * @param constraints which of its type's values it takes, for callers: further keywords
 * of JSON Schema such as {@code minimum}, {@code pattern} or {@code enum}, asked for when
 * the parameter is described; that they are kept is for the method to see to
 */
public record RpcParameter(String name, Type type, boolean required, boolean variable, @Nullable String defaultValue,
		String description, Supplier<? extends Map<String, ?>> constraints) {

	private static final Supplier<Map<String, ?>> NO_CONSTRAINTS = Map::of;

	/**
	 * Creates a parameter.
	 * @param name its name
	 * @param type what the method takes
	 * @param required whether a caller must give it; always for a primitive type without
	 * default
	 * @param variable whether it takes all further positions
	 * @param defaultValue what the method gets when it is not given
	 * @param description what it is for
	 * @param constraints which values it takes
	 */
	public RpcParameter {
		Objects.requireNonNull(type, "type");
		Objects.requireNonNull(description, "description");
		Objects.requireNonNull(constraints, "constraints");
		if (name.isBlank()) {
			throw new IllegalArgumentException("A parameter must have a name");
		}
		if (!required && defaultValue == null && type instanceof Class<?> raw && raw.isPrimitive()) {
			throw new IllegalArgumentException("Parameter '" + name + "' is of the primitive type " + raw
					+ " and must be required or have a default");
		}
		if (required && (variable || defaultValue != null)) {
			throw new IllegalArgumentException(
					"Parameter '" + name + "' has a default or takes any number, so it cannot be required");
		}
		if (variable && !(type instanceof GenericArrayType || (type instanceof Class<?> raw && raw.isArray()))) {
			throw new IllegalArgumentException("Parameter '" + name + "' takes all further positions, but is no array");
		}
	}

	/**
	 * Creates a parameter without default and description.
	 * @param name its name
	 * @param type what the method takes
	 * @param required whether a caller must give it; always for a primitive type
	 */
	public RpcParameter(String name, Type type, boolean required) {
		this(name, type, required, false, null, "", NO_CONSTRAINTS);
	}

	/**
	 * Describes a parameter of a Java method. It is required unless its type is an
	 * {@code Optional}, it has an annotation {@code Nullable} or it is a variable one.
	 * @param parameter the Java parameter
	 * @return the parameter, with the name that it has in the source
	 * @throws IllegalArgumentException if that name is unknown
	 */
	public static RpcParameter of(Parameter parameter) {
		if (!parameter.isNamePresent()) {
			throw new IllegalArgumentException(
					"The names of the parameters of method " + parameter.getDeclaringExecutable()
							+ " are unknown: compile its class with the option -parameters");
		}
		return of(parameter, parameter.getName());
	}

	/**
	 * Describes a parameter of a Java method.
	 * @param parameter the Java parameter
	 * @param name the name to give it by
	 * @return the parameter
	 */
	public static RpcParameter of(Parameter parameter, String name) {
		return new RpcParameter(name, parameter.getParameterizedType(), BeanMethod.isRequired(parameter),
				parameter.isVarArgs(), null, "", NO_CONSTRAINTS);
	}

	/**
	 * The same parameter with a default.
	 * @param value what the method gets when it is not given
	 * @return a new parameter that is not required
	 */
	public RpcParameter withDefault(String value) {
		return new RpcParameter(this.name, this.type, false, this.variable, value, this.description, this.constraints);
	}

	/**
	 * The same parameter with a description.
	 * @param text what it is for
	 * @return a new parameter
	 */
	public RpcParameter withDescription(String text) {
		return new RpcParameter(this.name, this.type, this.required, this.variable, this.defaultValue, text,
				this.constraints);
	}

	/**
	 * The same parameter with constraints.
	 * @param keywords further keywords of JSON Schema, by name
	 * @return a new parameter
	 */
	public RpcParameter withConstraints(Supplier<? extends Map<String, ?>> keywords) {
		return new RpcParameter(this.name, this.type, this.required, this.variable, this.defaultValue, this.description,
				keywords);
	}

}
