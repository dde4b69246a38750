package io.spserver.protocol.rpc.jackson;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcParameter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A parameter and how it is read.
 */
final class BoundParameter {

	private static final Map<Class<?>, Object> ABSENT = Map.of(Optional.class, Optional.empty(), OptionalInt.class,
			OptionalInt.empty(), OptionalLong.class, OptionalLong.empty(), OptionalDouble.class,
			OptionalDouble.empty());

	private static final Map<Class<?>, String> EXPECTED = Map.ofEntries(Map.entry(byte.class, "an integer of 8 bits"),
			Map.entry(short.class, "an integer of 16 bits"), Map.entry(int.class, "an integer of 32 bits"),
			Map.entry(long.class, "an integer of 64 bits"), Map.entry(Byte.class, "an integer of 8 bits"),
			Map.entry(Short.class, "an integer of 16 bits"), Map.entry(Integer.class, "an integer of 32 bits"),
			Map.entry(Long.class, "an integer of 64 bits"), Map.entry(BigInteger.class, "an integer"),
			Map.entry(float.class, "a number"), Map.entry(double.class, "a number"), Map.entry(Float.class, "a number"),
			Map.entry(Double.class, "a number"), Map.entry(BigDecimal.class, "a number"),
			Map.entry(boolean.class, "true or false"), Map.entry(Boolean.class, "true or false"),
			Map.entry(String.class, "a string"));

	private final RpcParameter parameter;

	private final JavaType type;

	private final ObjectReader reader;

	/** Reads one value of a variable parameter. */
	private final ObjectReader elements;

	private final @Nullable DefaultValue defaultValue;

	private final @Nullable PlainValue plain;

	BoundParameter(RpcParameter parameter, JsonMapper mapper) {
		this.parameter = parameter;
		this.type = mapper.constructType(parameter.type());
		this.reader = mapper.readerFor(this.type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
		this.elements = (parameter.variable())
				? mapper.readerFor(this.type.getContentType()).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
				: this.reader;
		this.defaultValue = (parameter.defaultValue() != null)
				? new DefaultValue(parameter.defaultValue(), this.type, mapper) : null;
		this.plain = (parameter.variable()) ? null : PlainValue.of(this.type, mapper);
	}

	/**
	 * Whether it may be a plain value, and is no variable one.
	 * @return whether {@link #readPlain} can read it
	 */
	boolean isPlain() {
		return this.plain != null;
	}

	/**
	 * Reads a plain value.
	 * @param parser stands at its token
	 * @param token the token
	 * @return the value, {@code null} if it is for {@link #read} to read
	 */
	@Nullable Object readPlain(JsonParser parser, JsonToken token) {
		return (this.plain != null) ? this.plain.read(parser, token) : null;
	}

	String name() {
		return this.parameter.name();
	}

	boolean isVariable() {
		return this.parameter.variable();
	}

	/**
	 * Whether a whole object of named parameters may be the value: the type is one that
	 * is read of an object.
	 * @return whether it is no plain value, list or the like
	 */
	boolean takesObjects() {
		Class<?> raw = this.type.getRawClass();
		return this.type.isMapLikeType() || !(this.type.isContainerType() || this.type.isReferenceType()
				|| this.type.isPrimitive() || this.type.isEnumType() || raw.getName().startsWith("java."));
	}

	/**
	 * What the method gets when the parameter is not given.
	 * @return {@code null}, or what stands for it
	 */
	@Nullable Object absent() {
		if (this.parameter.required()) {
			throw RpcErrors.invalidParams("'" + name() + "' is missing");
		}
		if (this.defaultValue != null) {
			return this.defaultValue.read();
		}
		return (isVariable()) ? array(List.of()) : ABSENT.get(this.type.getRawClass());
	}

	/**
	 * Reads the parameter.
	 * @param parser stands at the first token of its value
	 * @return its value
	 */
	@Nullable Object read(JsonParser parser) {
		if (parser.currentToken() == JsonToken.VALUE_NULL) {
			if (this.parameter.required()) {
				throw RpcErrors.invalidParams("'" + name() + "' must not be null");
			}
			return absent();
		}
		return read(parser, this.reader, this.type);
	}

	/**
	 * Reads all that is left of the positions: the values, or one array of them.
	 * @param parser stands at the first token of the first value
	 * @return an array
	 */
	Object readRest(JsonParser parser) {
		JavaType element = this.type.getContentType();
		if (parser.currentToken() == JsonToken.START_ARRAY && !element.isContainerType()
				&& element.getRawClass() != Object.class) {
			Object whole = read(parser, this.reader, this.type);
			if (whole != null && parser.nextToken() == JsonToken.END_ARRAY) {
				return whole;
			}
			throw mismatch(this.type);
		}
		List<@Nullable Object> values = new ArrayList<>();
		while (parser.currentToken() != JsonToken.END_ARRAY) {
			values.add(read(parser, this.elements, element));
			parser.nextToken();
		}
		return array(values);
	}

	private Object array(List<@Nullable Object> values) {
		Object array = Array.newInstance(this.type.getContentType().getRawClass(), values.size());
		for (int i = 0; i < values.size(); i++) {
			Array.set(array, i, values.get(i));
		}
		return array;
	}

	private @Nullable Object read(JsonParser parser, ObjectReader with, JavaType wanted) {
		try {
			Object value = with.readValue(parser);
			if ((value instanceof Double || value instanceof Float)
					&& !Double.isFinite(((Number) value).doubleValue())) {
				throw mismatch(wanted);
			}
			return value;
		}
		catch (InvalidDefinitionException ex) {
			throw ex;
		}
		catch (JacksonException ex) {
			throw mismatch(wanted);
		}
	}

	private RpcException mismatch(JavaType wanted) {
		String expected = EXPECTED.get(wanted.getRawClass());
		return RpcErrors.invalidParams(
				"'" + name() + "' " + ((expected != null) ? "must be " + expected : "is not what it should be"));
	}

}
