package io.spserver.protocol.rpc.xml;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import io.spserver.protocol.rpc.RpcConversion;
import org.jspecify.annotations.Nullable;

/**
 * Makes what parameters take of the values of a request: numbers, text, dates, arrays,
 * collections and maps itself, anything else by an {@link RpcConversion}. No value is
 * turned into one of another kind: text stays text.
 */
final class ValueConverter {

	private final RpcConversion conversion;

	ValueConverter(RpcConversion conversion) {
		this.conversion = conversion;
	}

	/**
	 * Converts a value.
	 * @param value what was sent
	 * @param type what the parameter takes
	 * @return the argument
	 * @throws ValueMismatchException if it is not of the type
	 */
	@Nullable Object convert(@Nullable Object value, Type type) throws ValueMismatchException {
		Class<?> raw = raw(type);
		if (value == null) {
			if (raw.isPrimitive()) {
				throw new ValueMismatchException("a value");
			}
			return convertAbsent(raw);
		}
		if (raw == Object.class) {
			return value;
		}
		if (SimpleTypes.isSimple(raw)) {
			return SimpleTypes.convert(value, raw);
		}
		if (isOptional(raw)) {
			return convertOptional(value, raw, type);
		}
		if (value instanceof List<?> list
				&& (raw.isArray() || raw.isAssignableFrom(List.class) || raw.isAssignableFrom(Set.class))) {
			return convertList(list, raw, type);
		}
		if (value instanceof Map<?, ?> map && raw == Map.class) {
			return convertMap(map, type);
		}
		return convertOther(value, type);
	}

	/**
	 * What stands for a value that is not there.
	 * @param raw the type
	 * @return an empty optional, or {@code null}
	 */
	static @Nullable Object convertAbsent(Class<?> raw) {
		if (raw == Optional.class) {
			return Optional.empty();
		}
		if (raw == OptionalInt.class) {
			return OptionalInt.empty();
		}
		if (raw == OptionalLong.class) {
			return OptionalLong.empty();
		}
		return (raw == OptionalDouble.class) ? OptionalDouble.empty() : null;
	}

	private static boolean isOptional(Class<?> raw) {
		return convertAbsent(raw) != null;
	}

	private Object convertOptional(Object value, Class<?> raw, Type type) throws ValueMismatchException {
		if (raw == OptionalInt.class) {
			return OptionalInt.of((int) SimpleTypes.convert(value, int.class));
		}
		if (raw == OptionalLong.class) {
			return OptionalLong.of((long) SimpleTypes.convert(value, long.class));
		}
		if (raw == OptionalDouble.class) {
			return OptionalDouble.of((double) SimpleTypes.convert(value, double.class));
		}
		return Optional.ofNullable(convert(value, argument(type, 0)));
	}

	private Object convertList(List<?> list, Class<?> raw, Type type) throws ValueMismatchException {
		Type element = element(type);
		List<@Nullable Object> converted = new ArrayList<>(list.size());
		for (Object item : list) {
			converted.add(convert(item, element));
		}
		return (raw.isArray()) ? array(converted, raw.getComponentType())
				: (raw.isAssignableFrom(List.class)) ? converted : new LinkedHashSet<>(converted);
	}

	/**
	 * Makes an array.
	 * @param values its values, of the type
	 * @param component the type
	 * @return the array
	 */
	static Object array(Collection<@Nullable Object> values, Class<?> component) {
		Object array = Array.newInstance(component, values.size());
		int i = 0;
		for (Object value : values) {
			Array.set(array, i++, value);
		}
		return array;
	}

	private @Nullable Object convertMap(Map<?, ?> map, Type type) throws ValueMismatchException {
		Class<?> key = raw(argument(type, 0));
		if (key != String.class && key != Object.class) {
			return convertOther(map, type);
		}
		Type element = argument(type, 1);
		Map<Object, @Nullable Object> converted = new LinkedHashMap<>();
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			converted.put(String.valueOf(entry.getKey()), convert(entry.getValue(), element));
		}
		return converted;
	}

	private @Nullable Object convertOther(Object value, Type type) throws ValueMismatchException {
		try {
			return this.conversion.read(plain(value), type);
		}
		catch (IllegalArgumentException ex) {
			throw new ValueMismatchException("what it should be");
		}
	}

	private static @Nullable Object plain(@Nullable Object value) {
		if (value instanceof List<?> list) {
			return list.stream().map(ValueConverter::plain).toList();
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
			map.forEach((key, item) -> plain.put(key, plain(item)));
			return plain;
		}
		if (value instanceof LocalDateTime time) {
			return time.toInstant(ZoneOffset.UTC).toString();
		}
		return (value instanceof OffsetDateTime time) ? time.toInstant().toString() : value;
	}

	/**
	 * The type of the values in an array or a collection.
	 * @param type the type of the array or collection
	 * @return their type
	 */
	static Type element(Type type) {
		if (type instanceof GenericArrayType array) {
			return array.getGenericComponentType();
		}
		return (type instanceof Class<?> raw && raw.isArray()) ? raw.getComponentType() : argument(type, 0);
	}

	private static Type argument(Type type, int index) {
		return (type instanceof ParameterizedType parameterized) ? parameterized.getActualTypeArguments()[index]
				: Object.class;
	}

	/**
	 * The class of a type.
	 * @param type the type
	 * @return its class, without what it is parameterized with
	 */
	static Class<?> raw(Type type) {
		if (type instanceof Class<?> raw) {
			return raw;
		}
		if (type instanceof ParameterizedType parameterized) {
			return (Class<?>) parameterized.getRawType();
		}
		if (type instanceof GenericArrayType array) {
			return raw(array.getGenericComponentType()).arrayType();
		}
		if (type instanceof WildcardType wildcard) {
			return raw(wildcard.getUpperBounds()[0]);
		}
		return (type instanceof TypeVariable<?> variable) ? raw(variable.getBounds()[0]) : Object.class;
	}

}
