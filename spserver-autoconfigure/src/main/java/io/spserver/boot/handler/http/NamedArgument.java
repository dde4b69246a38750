package io.spserver.boot.handler.http;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.MissingRequestValueException;

/**
 * An argument that has a name in the request and is converted from text.
 */
final class NamedArgument implements Argument {

	private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	private final NamedValue value;

	private final MethodParameter parameter;

	private final TypeDescriptor type;

	private final Source source;

	private final ConversionService conversion;

	private NamedArgument(NamedValue value, MethodParameter parameter, Source source, ConversionService conversion) {
		this.value = value;
		this.parameter = parameter.nestedIfOptional();
		this.type = new TypeDescriptor(this.parameter);
		this.source = source;
		this.conversion = conversion;
	}

	/**
	 * Makes an argument.
	 * @param value what the annotation says
	 * @param parameter the parameter
	 * @param source finds the text
	 * @param conversion converts it
	 * @return the argument
	 * @throws io.spserver.boot.InvalidHandlerException if text cannot become such an
	 * argument
	 */
	static Argument of(NamedValue value, MethodParameter parameter, Source source, ConversionService conversion) {
		NamedArgument argument = new NamedArgument(value, parameter, source, conversion);
		if (!conversion.canConvert(TEXT, argument.type)) {
			throw HandlerMethodParameters.invalid(parameter,
					"cannot be made of the " + value.label() + " '" + value.name() + "'.",
					"Use a type that Spring can convert from text, or add a Converter bean for it.");
		}
		Class<?> raw = argument.type.getType();
		if (raw.isPrimitive() && raw != boolean.class && !value.required() && value.defaultValue() == null) {
			throw HandlerMethodParameters.invalid(parameter,
					"has no value when the " + value.label() + " '" + value.name() + "' is missing.",
					"Declare it as an object, or give it a default value.");
		}
		return argument;
	}

	@Override
	public @Nullable Object get(Exchange exchange) throws Exception {
		Object found = this.source.find(exchange, this.value.name());
		if (found == null || (found.equals("") && this.value.defaultValue() != null)) {
			found = this.value.defaultValue();
		}
		Object converted = (found != null) ? convert(found) : null;
		if (converted == null && (this.value.required() || (found != null && this.type.isPrimitive()))) {
			throw new MissingRequestValueException(this.value.name(), this.type.getType(), this.value.label(),
					this.parameter);
		}
		if (converted == null && this.type.getType() == boolean.class) {
			converted = false;
		}
		return (this.parameter.getParameter().getType() == Optional.class) ? Optional.ofNullable(converted) : converted;
	}

	private @Nullable Object convert(Object found) {
		try {
			return this.conversion.convert(found, TypeDescriptor.forObject(found), this.type);
		}
		catch (ConversionException | IllegalArgumentException ex) {
			throw new MethodArgumentTypeMismatchException(found, this.type.getType(), this.value.name(), this.parameter,
					ex);
		}
	}

	/**
	 * Finds the text of an argument.
	 */
	@FunctionalInterface
	interface Source {

		/**
		 * Finds the text.
		 * @param exchange the request
		 * @param name the name
		 * @return a string, several as an array, {@code null} if there is none
		 * @throws Exception if the request cannot be read
		 */
		@Nullable Object find(Exchange exchange, String name) throws Exception;

	}

}
