package io.spserver.protocol.rpc.jackson;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.spserver.protocol.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;

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

	JsonRpcWriter(ObjectWriter writer) {
		this.writer = writer;
	}

	/**
	 * Writes what a method returned.
	 * @param value the value
	 * @return the value in JSON
	 */
	byte[] value(@Nullable Object value) {
		return (value != null) ? this.writer.writeValueAsBytes(value) : NULL;
	}

	byte[] result(@Nullable Object result, byte @Nullable [] id) {
		byte[] json = value(result);
		ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 64);
		out.writeBytes(RESULT);
		out.writeBytes(json);
		return finish(out, id);
	}

	/**
	 * Writes an error.
	 * @param error the error
	 * @param data its data in JSON, if there are any
	 * @param id the id as it was sent
	 * @return the answer
	 */
	byte[] error(RpcException error, byte @Nullable [] data, byte @Nullable [] id) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(128);
		out.writeBytes(ERROR);
		out.writeBytes(ascii(Integer.toString(error.code())));
		out.writeBytes(MESSAGE);
		out.writeBytes(value(error.getMessage()));
		if (data != null) {
			out.writeBytes(DATA);
			out.writeBytes(data);
		}
		out.write('}');
		return finish(out, id);
	}

	/**
	 * Writes the answer to a batch.
	 * @param answers the answers to its calls
	 * @return the answer, empty if there are none
	 */
	byte[] batch(List<byte[]> answers) {
		if (answers.isEmpty()) {
			return JsonRpcProcessor.NOTHING;
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream(answers.stream().mapToInt((a) -> a.length + 1).sum() + 1);
		char before = '[';
		for (byte[] answer : answers) {
			out.write(before);
			out.writeBytes(answer);
			before = ',';
		}
		out.write(']');
		return out.toByteArray();
	}

	private static byte[] finish(ByteArrayOutputStream out, byte @Nullable [] id) {
		out.writeBytes(ID);
		out.writeBytes((id != null) ? id : NULL);
		out.write('}');
		return out.toByteArray();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
