package io.spserver.protocol.rpc.jackson;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

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

	BoundParameter(RpcParameter parameter, JsonMapper mapper) {
		this.parameter = parameter;
		this.type = mapper.constructType(parameter.type());
		this.reader = mapper.readerFor(this.type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
	}

	String name() {
		return this.parameter.name();
	}

	/**
	 * What the method gets when the parameter is not given.
	 * @return {@code null}, or what stands for it
	 * @throws JsonRpcError if it must be given
	 */
	@Nullable Object absent() throws JsonRpcError {
		if (this.parameter.required()) {
			throw JsonRpcError.invalidParams("'" + name() + "' is missing");
		}
		return ABSENT.get(this.type.getRawClass());
	}

	/**
	 * Reads the parameter.
	 * @param parser stands at the first token of its value
	 * @return its value
	 * @throws JsonRpcError if it is not of the type
	 */
	@Nullable Object read(JsonParser parser) throws JsonRpcError {
		if (parser.currentToken() == JsonToken.VALUE_NULL) {
			if (this.parameter.required()) {
				throw JsonRpcError.invalidParams("'" + name() + "' must not be null");
			}
			return absent();
		}
		try {
			Object value = this.reader.readValue(parser);
			if (value instanceof Double number && !Double.isFinite(number)) {
				throw mismatch();
			}
			return value;
		}
		catch (InvalidDefinitionException ex) {
			throw ex;
		}
		catch (JacksonException ex) {
			throw mismatch();
		}
	}

	private JsonRpcError mismatch() {
		String expected = EXPECTED.get(this.type.getRawClass());
		return JsonRpcError.invalidParams(
				"'" + name() + "' " + ((expected != null) ? "must be " + expected : "is not what it should be"));
	}

}
