package io.spserver.protocol.rpc.xml;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcParameter;

/**
 * The types of a method's result and parameters as XML-RPC names them.
 */
final class XmlRpcSignature {

	private static final Map<Class<?>, String> NAMES = Map.ofEntries(Map.entry(long.class, "i8"),
			Map.entry(Long.class, "i8"), Map.entry(double.class, "double"), Map.entry(Double.class, "double"),
			Map.entry(float.class, "double"), Map.entry(Float.class, "double"), Map.entry(BigDecimal.class, "double"),
			Map.entry(boolean.class, "boolean"), Map.entry(Boolean.class, "boolean"), Map.entry(char.class, "string"),
			Map.entry(Character.class, "string"), Map.entry(byte[].class, "base64"), Map.entry(void.class, "nil"),
			Map.entry(Void.class, "nil"), Map.entry(Object.class, "any"), Map.entry(OptionalInt.class, "int"),
			Map.entry(OptionalLong.class, "i8"), Map.entry(OptionalDouble.class, "double"));

	private XmlRpcSignature() {
	}

	/**
	 * The signatures of a method.
	 * @param method the method
	 * @return for each number of parameters that a call may have, the type of the result
	 * and those of the parameters
	 */
	static List<List<String>> of(RpcMethod method) {
		List<List<String>> signatures = new ArrayList<>();
		List<String> signature = new ArrayList<>();
		signature.add(name(method.resultType()));
		for (RpcParameter parameter : method.parameters()) {
			boolean optionalFromHere = method.parameters()
				.subList(signature.size() - 1, method.parameters().size())
				.stream()
				.noneMatch(RpcParameter::required);
			if (optionalFromHere) {
				signatures.add(List.copyOf(signature));
			}
			signature.add((parameter.variable()) ? "array" : name(parameter.type()));
		}
		signatures.add(signature);
		return signatures;
	}

	private static String name(Type type) {
		Class<?> raw = ValueConverter.raw(type);
		if (raw == Optional.class || CompletionStage.class.isAssignableFrom(raw)) {
			return name(ValueConverter.element(type));
		}
		String known = NAMES.get(raw);
		if (known != null) {
			return known;
		}
		if (raw.isArray() || Collection.class.isAssignableFrom(raw) || raw == Iterable.class) {
			return "array";
		}
		if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
			return "int";
		}
		if (SimpleTypes.isDate(raw)) {
			return "dateTime.iso8601";
		}
		return (CharSequence.class.isAssignableFrom(raw) || raw.isEnum()) ? "string" : "struct";
	}

}
