package io.spserver.protocol.rpc.jackson;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads requests: strict JSON (RFC 8259) in UTF-8, whole, before anything is executed.
 * Any number of threads may use it.
 */
final class JsonRpcReader {

	private final JsonFactory factory;

	private final int maxBatchItems;

	JsonRpcReader(JsonRpcLimits limits) {
		this.maxBatchItems = limits.maxBatchItems();
		this.factory = JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(limits.maxNestingDepth())
				.maxNumberLength(limits.maxNumberLength())
				.build())
			.build();
	}

	/**
	 * Reads a request.
	 * @param request the request
	 * @return its calls, valid or not
	 * @throws JsonRpcError if it is no JSON, or an empty or too large batch
	 */
	Calls read(byte[] request) throws JsonRpcError {
		checkEncoding(request);
		try (JsonParser parser = this.factory.createParser(ObjectReadContext.empty(), request)) {
			Calls calls = (parser.nextToken() == JsonToken.START_ARRAY) ? readBatch(request, parser)
					: readSingle(request, parser);
			if (parser.nextToken() != null) {
				throw JsonRpcError.parseError();
			}
			if (calls.list().isEmpty()) {
				throw JsonRpcError.invalidRequest();
			}
			return calls;
		}
		catch (JacksonException ex) {
			throw JsonRpcError.parseError();
		}
	}

	private static Calls readSingle(byte[] request, JsonParser parser) throws JsonRpcError {
		if (!parser.hasCurrentToken()) {
			throw JsonRpcError.parseError();
		}
		return new Calls(List.of(JsonRpcCallReader.read(request, parser)), false);
	}

	private Calls readBatch(byte[] request, JsonParser parser) throws JsonRpcError {
		List<JsonRpcCall> calls = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			if (calls.size() == this.maxBatchItems) {
				throw JsonRpcError.batchTooLarge(this.maxBatchItems);
			}
			calls.add(JsonRpcCallReader.read(request, parser));
		}
		return new Calls(calls, true);
	}

	/**
	 * Refuses what is not UTF-8. Jackson would pass over some of it, and would guess
	 * other encodings from zero bytes and from byte order marks.
	 */
	private static void checkEncoding(byte[] request) throws JsonRpcError {
		boolean ascii = true;
		for (byte b : request) {
			if (b == 0) {
				throw JsonRpcError.parseError();
			}
			ascii &= b > 0;
		}
		if (ascii) {
			return;
		}
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request));
		}
		catch (CharacterCodingException ex) {
			throw JsonRpcError.parseError();
		}
		if (request[0] < 0) {
			throw JsonRpcError.parseError();
		}
	}

	/**
	 * The calls of a request.
	 *
	 * @param list the calls in order
	 * @param batch whether they came as a batch
	 */
	record Calls(List<JsonRpcCall> list, boolean batch) {
	}

}
