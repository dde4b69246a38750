package io.spserver.protocol.rpc.jackson;

import java.lang.reflect.Type;

import io.spserver.protocol.rpc.RpcConversion;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts as JSON-RPC does: to objects without turning strings into numbers and the
 * like, from exceptions without stack traces.
 */
public final class JacksonConversion implements RpcConversion {

	private final JsonMapper reading;

	private final JsonMapper writing;

	/**
	 * Creates a conversion.
	 * @param mapper knows the types
	 */
	public JacksonConversion(JsonMapper mapper) {
		this.reading = Mappers.strict(mapper);
		this.writing = Mappers.withoutStackTraces(mapper);
	}

	@Override
	public @Nullable Object read(@Nullable Object plain, Type type) {
		try {
			return this.reading.convertValue(plain, this.reading.constructType(type));
		}
		catch (InvalidDefinitionException ex) {
			throw ex;
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	@Override
	public @Nullable Object parse(String text, Type type) {
		return new DefaultValue(text, this.reading.constructType(type), this.reading).read();
	}

	@Override
	public @Nullable Object write(Object value) {
		return this.writing.convertValue(value, Object.class);
	}

}
