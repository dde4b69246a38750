package io.spserver.protocol.rpc.xml;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;

import io.spserver.protocol.rpc.RpcConversion;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcParameter;
import org.jspecify.annotations.Nullable;

/**
 * What methods get when parameters are not given.
 */
final class DefaultValues {

	private final ValueConverter converter;

	private final RpcConversion conversion;

	DefaultValues(ValueConverter converter, RpcConversion conversion) {
		this.converter = converter;
		this.conversion = conversion;
	}

	/**
	 * Checks the defaults of methods.
	 * @param methods the methods
	 * @throws IllegalArgumentException if one is no value of its parameter's type
	 */
	void check(RpcMethods methods) {
		methods.methods()
			.forEach((method) -> method.parameters()
				.stream()
				.filter((parameter) -> !parameter.required())
				.forEach(this::read));
	}

	/**
	 * Makes the default of a parameter.
	 * @param parameter a parameter that is not required
	 * @return the default, or what stands for nothing
	 */
	@Nullable Object read(RpcParameter parameter) {
		Class<?> raw = ValueConverter.raw(parameter.type());
		String text = parameter.defaultValue();
		if (text == null) {
			return (parameter.variable()) ? ValueConverter.array(List.of(), raw.getComponentType())
					: ValueConverter.convertAbsent(raw);
		}
		try {
			return read(text, raw, parameter.type());
		}
		catch (ValueMismatchException | IllegalArgumentException ex) {
			throw new IllegalArgumentException("The default '" + text + "' of parameter '" + parameter.name()
					+ "' is no " + parameter.type().getTypeName(), ex);
		}
	}

	private @Nullable Object read(String text, Class<?> raw, Type type) throws ValueMismatchException {
		if (raw == boolean.class || raw == Boolean.class) {
			if (!text.equals("true") && !text.equals("false")) {
				throw new ValueMismatchException("true or false");
			}
			return Boolean.valueOf(text);
		}
		if ((raw.isPrimitive() && raw != char.class) || Number.class.isAssignableFrom(raw)) {
			BigDecimal number = new BigDecimal(text);
			return this.converter.convert((number.scale() <= 0) ? number.toBigIntegerExact() : number, type);
		}
		boolean textual = raw == String.class || raw == CharSequence.class || raw == char.class
				|| raw == Character.class || raw.isEnum();
		return (textual) ? this.converter.convert(text, type) : this.conversion.parse(text, type);
	}

}
