package io.spserver.protocol.rpc.jackson;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.ClassUtil;

/**
 * Takes a number, a truth value or text straight from the parser. What is anything else
 * than the very kind that a parameter has is left to the mapper, which may know a way or
 * refuse it.
 */
@FunctionalInterface
interface PlainValue {

	/** The kinds that there are, by type. */
	Map<Class<?>, PlainValue> KINDS = Map.of(int.class, PlainValue::readInt, Integer.class, PlainValue::readInt,
			long.class, PlainValue::readLong, Long.class, PlainValue::readLong, double.class, PlainValue::readDouble,
			Double.class, PlainValue::readDouble, boolean.class, PlainValue::readBoolean, Boolean.class,
			PlainValue::readBoolean, String.class, PlainValue::readString);

	/**
	 * Takes a value.
	 * @param parser stands at its token
	 * @param token the token
	 * @return the value, {@code null} if it is of another kind
	 */
	@Nullable Object read(JsonParser parser, JsonToken token);

	/**
	 * How values of a type are taken.
	 * @param type the type
	 * @param mapper reads it otherwise
	 * @return how, {@code null} if there is more to it, or the mapper has its own way
	 */
	static @Nullable PlainValue of(JavaType type, JsonMapper mapper) {
		PlainValue kind = KINDS.get(type.getRawClass());
		return (kind != null
				&& ClassUtil.isJacksonStdImpl(mapper._deserializationContext().findRootValueDeserializer(type))) ? kind
						: null;
	}

	private static @Nullable Object readInt(JsonParser parser, JsonToken token) {
		return (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT)
				? parser.getIntValue() : null;
	}

	private static @Nullable Object readLong(JsonParser parser, JsonToken token) {
		return (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER)
				? parser.getLongValue() : null;
	}

	private static @Nullable Object readDouble(JsonParser parser, JsonToken token) {
		if (token == JsonToken.VALUE_NUMBER_INT) {
			return (parser.getNumberType() == JsonParser.NumberType.INT) ? (double) parser.getIntValue() : null;
		}
		double value = (token == JsonToken.VALUE_NUMBER_FLOAT) ? parser.getDoubleValue() : Double.NaN;
		return Double.isFinite(value) ? value : null;
	}

	private static @Nullable Object readBoolean(JsonParser parser, JsonToken token) {
		return token.isBoolean() ? (token == JsonToken.VALUE_TRUE) : null;
	}

	private static @Nullable Object readString(JsonParser parser, JsonToken token) {
		return (token == JsonToken.VALUE_STRING) ? parser.getString() : null;
	}

}
