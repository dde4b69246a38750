package io.spserver.protocol.rpc.jackson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcOptions;
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

	private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101010101010101L;

	private static final long HIGHS = 0x8080808080808080L;

	private final JsonFactory factory;

	private final Map<String, BoundMethod> methods;

	private final int maxBatchItems;

	private final int maxBodySize;

	JsonRpcReader(RpcOptions limits, Map<String, BoundMethod> methods) {
		this.methods = methods;
		this.maxBatchItems = limits.maxBatchItems();
		this.maxBodySize = limits.maxBodySize();
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
	 * @throws RpcException if it is too large, no JSON, or an empty or too large batch
	 */
	Calls read(byte[] request) {
		if (request.length > this.maxBodySize) {
			throw RpcErrors.invalidRequest("it may have at most " + this.maxBodySize + " bytes");
		}
		checkEncoding(request);
		try (JsonParser parser = this.factory.createParser(ObjectReadContext.empty(), request)) {
			Calls calls = (parser.nextToken() == JsonToken.START_ARRAY) ? readBatch(request, parser)
					: readSingle(request, parser);
			if (parser.nextToken() != null) {
				throw RpcErrors.parseError();
			}
			if (calls.list().isEmpty()) {
				throw RpcErrors.invalidRequest();
			}
			return calls;
		}
		catch (JacksonException ex) {
			throw RpcErrors.parseError();
		}
	}

	private Calls readSingle(byte[] request, JsonParser parser) {
		if (!parser.hasCurrentToken()) {
			throw RpcErrors.parseError();
		}
		return new Calls(List.of(JsonRpcCallReader.read(request, parser, this.methods)), false);
	}

	private Calls readBatch(byte[] request, JsonParser parser) {
		List<JsonRpcCall> calls = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			if (calls.size() == this.maxBatchItems) {
				throw RpcErrors.invalidRequest("a batch may have at most " + this.maxBatchItems + " calls");
			}
			calls.add(JsonRpcCallReader.read(request, parser, this.methods));
		}
		return new Calls(calls, true);
	}

	/**
	 * Refuses what is not UTF-8. Jackson would pass over some of it, and would guess
	 * other encodings from zero bytes and from byte order marks.
	 */
	private static void checkEncoding(byte[] request) {
		if (isAscii(request)) {
			return;
		}
		for (byte b : request) {
			if (b == 0) {
				throw RpcErrors.parseError();
			}
		}
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request));
		}
		catch (CharacterCodingException ex) {
			throw RpcErrors.parseError();
		}
		if (request[0] < 0) {
			throw RpcErrors.parseError();
		}
	}

	/** Whether there are neither zero bytes nor any beyond ASCII; eight at a time. */
	private static boolean isAscii(byte[] request) {
		int i = 0;
		for (; i <= request.length - Long.BYTES; i += Long.BYTES) {
			long eight = (long) EIGHT.get(request, i);
			if (((eight | (eight - ONES)) & HIGHS) != 0) {
				return false;
			}
		}
		for (; i < request.length; i++) {
			if (request[i] <= 0) {
				return false;
			}
		}
		return true;
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
