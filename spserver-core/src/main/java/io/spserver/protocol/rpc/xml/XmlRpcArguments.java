package io.spserver.protocol.rpc.xml;

import java.util.List;

import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcParameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the arguments of calls, which XML-RPC knows by position only.
 */
final class XmlRpcArguments {

	private final ValueConverter converter;

	private final DefaultValues defaults;

	XmlRpcArguments(ValueConverter converter, DefaultValues defaults) {
		this.converter = converter;
		this.defaults = defaults;
	}

	/**
	 * Makes the arguments of a call.
	 * @param method the method
	 * @param values what was sent
	 * @return one argument for each parameter
	 */
	@Nullable Object[] read(RpcMethod method, List<@Nullable Object> values) {
		List<RpcParameter> parameters = method.parameters();
		@Nullable Object[] arguments = new Object[parameters.size()];
		for (int i = 0; i < arguments.length; i++) {
			RpcParameter parameter = parameters.get(i);
			arguments[i] = (parameter.variable())
					? readRest(parameter, values.subList(Math.min(i, values.size()), values.size()))
					: read(parameter, (i < values.size()) ? values.get(i) : null, i < values.size());
		}
		boolean variable = arguments.length > 0 && parameters.get(arguments.length - 1).variable();
		if (values.size() > arguments.length && !variable) {
			throw RpcErrors.invalidParams("there are more than " + arguments.length);
		}
		return arguments;
	}

	private @Nullable Object read(RpcParameter parameter, @Nullable Object value, boolean given) {
		if (value == null) {
			if (parameter.required()) {
				throw RpcErrors
					.invalidParams("'" + parameter.name() + "' " + ((given) ? "must not be nil" : "is missing"));
			}
			return this.defaults.read(parameter);
		}
		return convert(parameter, value);
	}

	private @Nullable Object readRest(RpcParameter parameter, List<@Nullable Object> values) {
		if (values.isEmpty()) {
			return this.defaults.read(parameter);
		}
		Class<?> component = ValueConverter.raw(parameter.type()).getComponentType();
		boolean array = values.size() == 1 && values.get(0) instanceof List && !component.isArray()
				&& component != Object.class && !Iterable.class.isAssignableFrom(component);
		return convert(parameter, (array) ? values.get(0) : values);
	}

	private @Nullable Object convert(RpcParameter parameter, @Nullable Object value) {
		try {
			return this.converter.convert(value, parameter.type());
		}
		catch (ValueMismatchException ex) {
			throw RpcErrors.invalidParams("'" + parameter.name() + "' must be " + ex.getMessage());
		}
	}

}
