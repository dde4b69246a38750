package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server says, as it came: the result is read when its type is known, so that no
 * number loses a digit.
 *
 * @param json what holds the message
 * @param id the id, {@code null} if it is none of ours
 * @param method the name of the method of a notification, {@code null} in answers
 * @param params where the parameters of a notification are
 * @param result where the result is
 * @param error where the error is
 */
record Answer(byte[] json, @Nullable Long id, @Nullable String method, @Nullable Part params, @Nullable Part result,
		@Nullable Part error) {

	/**
	 * Reads the result.
	 * @param mapper reads it
	 * @param type what it is to be
	 * @return the result
	 * @throws JsonRpcException if the answer is an error
	 * @throws IOException if it is no answer, or the result is nothing of that type
	 */
	@Nullable Object read(JsonMapper mapper, JavaType type) throws IOException {
		if (this.error != null) {
			throw failure(mapper);
		}
		if (this.result == null) {
			throw new IOException("The server's answer has neither result nor error");
		}
		if (type.hasRawClass(void.class) || type.hasRawClass(Void.class)) {
			return null;
		}
		try {
			Object value = mapper.readerFor(type).readValue(this.json, this.result.start(), this.result.length());
			if (value == null && type.isPrimitive()) {
				throw new IOException("The result is null, but a " + type.getRawClass() + " is wanted");
			}
			return value;
		}
		catch (JacksonException ex) {
			throw new IOException(
					"The result is no " + type.getRawClass().getSimpleName() + ": " + ex.getOriginalMessage(), ex);
		}
	}

	/**
	 * The error as an exception.
	 * @param mapper reads it
	 * @return the exception
	 */
	JsonRpcException failure(JsonMapper mapper) {
		JsonNode read = tree(mapper, this.error);
		int code = (read != null) ? read.path("code").asInt(0) : 0;
		String message = (read != null) ? read.path("message").asString("") : "";
		return new JsonRpcException(code, message, (read != null) ? read.get("data") : null, mapper);
	}

	/**
	 * Reads a part of whatever kind.
	 * @param mapper reads it
	 * @param part the part
	 * @return the part in JSON, {@code null} if it is not there
	 */
	@Nullable JsonNode tree(JsonMapper mapper, @Nullable Part part) {
		return (part != null) ? mapper.readerFor(JsonNode.class).readValue(this.json, part.start(), part.length())
				: null;
	}

	/**
	 * A part of a message.
	 *
	 * @param start where it begins
	 * @param length how many bytes it has
	 */
	record Part(int start, int length) {
	}

}
