package io.spserver.protocol.rpc.jackson;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/**
 * What remote calls change of the mapper that they are given.
 */
final class Mappers {

	private Mappers() {
	}

	/**
	 * A mapper that turns no strings into numbers and the like.
	 * @param mapper what it is made of
	 * @return the mapper
	 */
	static JsonMapper strict(JsonMapper mapper) {
		return mapper.rebuild()
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.withCoercionConfig(LogicalType.Textual,
					(config) -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
			.build();
	}

	/**
	 * A mapper that writes of an exception its message only, and no line ends, which
	 * would end a message where messages are lines.
	 * @param mapper what it is made of
	 * @return the mapper
	 */
	static JsonMapper withoutStackTraces(JsonMapper mapper) {
		return mapper.rebuild()
			.disable(SerializationFeature.INDENT_OUTPUT)
			.addModule(new SimpleModule("io.spserver.rpc").addSerializer(new MessageOnly()))
			.build();
	}

	/** Writes an exception as an object with its message. */
	private static final class MessageOnly extends StdSerializer<Throwable> {

		MessageOnly() {
			super(Throwable.class);
		}

		@Override
		public void serialize(Throwable value, JsonGenerator generator, SerializationContext context) {
			generator.writeStartObject();
			generator.writeStringProperty("message", value.getMessage());
			generator.writeEndObject();
		}

	}

}
