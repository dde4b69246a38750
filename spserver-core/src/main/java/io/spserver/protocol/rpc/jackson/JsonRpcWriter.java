package io.spserver.protocol.rpc.jackson;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import io.spserver.protocol.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.ClassUtil;

/**
 * Writes answers (JSON-RPC 2.0, section 5), ids as they were sent. Any number of threads
 * may use it.
 */
final class JsonRpcWriter {

	private static final byte[] NULL = ascii("null");

	private static final byte[] RESULT = ascii("{\"jsonrpc\":\"2.0\",\"result\":");

	private static final byte[] ERROR = ascii("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":");

	private static final byte[] MESSAGE = ascii(",\"message\":");

	private static final byte[] DATA = ascii(",\"data\":");

	private static final byte[] ID = ascii(",\"id\":");

	private final ObjectWriter writer;

	/** The types whose values the mapper writes as JSON has them, and so can we. */
	private final Set<Class<?>> plain = new HashSet<>();

	/**
	 * Creates a writer.
	 * @param mapper writes values
	 */
	JsonRpcWriter(JsonMapper mapper) {
		this.writer = mapper.writer();
		if (!mapper.isEnabled(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS)) {
			SerializationContext context = mapper._serializationContext();
			Stream.of(Integer.class, Long.class, Double.class, Boolean.class)
				.filter((type) -> ClassUtil.isJacksonStdImpl(context.findValueSerializer(type)))
				.forEach(this.plain::add);
		}
	}

	/**
	 * Writes what a method returned.
	 * @param value the value
	 * @return the value in JSON
	 */
	byte[] value(@Nullable Object value) {
		return (value != null) ? this.writer.writeValueAsBytes(value) : NULL;
	}

	/**
	 * Writes an answer with a result; nothing of it if the result cannot be written.
	 * @param result the result
	 * @param id the id as it was sent
	 * @param out where it is written
	 */
	void result(@Nullable Object result, byte @Nullable [] id, JsonBytes out) {
		if (result != null && this.plain.contains(result.getClass())
				&& !(result instanceof Double number && !Double.isFinite(number))) {
			out.write(RESULT);
			out.write(result.toString());
		}
		else {
			byte[] json = value(result);
			out.write(RESULT);
			out.write(json);
		}
		finish(id, out);
	}

	/**
	 * Writes an answer with an error.
	 * @param error the error
	 * @param data its data in JSON, if there are any
	 * @param id the id as it was sent
	 * @param out where it is written
	 */
	void error(RpcException error, byte @Nullable [] data, byte @Nullable [] id, JsonBytes out) {
		out.write(ERROR);
		out.write(Integer.toString(error.code()));
		out.write(MESSAGE);
		out.write(value(error.getMessage()));
		if (data != null) {
			out.write(DATA);
			out.write(data);
		}
		out.write('}');
		finish(id, out);
	}

	private static void finish(byte @Nullable [] id, JsonBytes out) {
		out.write(ID);
		out.write((id != null) ? id : NULL);
		out.write('}');
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
