package io.spserver.protocol.rpc.jackson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.spserver.protocol.rpc.RpcEvents;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Answers JSON-RPC 2.0 requests, whatever carries them. Any number of threads may use it;
 * methods are called on the thread that calls this, the calls of a batch one after the
 * other.
 * <p>
 * The request is read whole, as strict JSON in UTF-8, before a method is called. An
 * exception of a method that is no {@link RpcException} is logged once and answered with
 * -32603, without a word about it.
 */
public final class JsonRpcProcessor {

	private static final Logger logger = LoggerFactory.getLogger(JsonRpcProcessor.class);

	private final Map<String, BoundMethod> methods = new HashMap<>();

	private final JsonRpcReader reader;

	private final JsonRpcWriter writer;

	private final RpcEvents events;

	/**
	 * Creates a processor with default limits whose calls nobody hears of.
	 * @param methods what can be called
	 * @param mapper reads parameters and writes results
	 */
	public JsonRpcProcessor(RpcMethods methods, JsonMapper mapper) {
		this(methods, mapper, JsonRpcLimits.defaults(), RpcEvents.NONE);
	}

	/**
	 * Creates a processor.
	 * @param methods what can be called
	 * @param mapper reads parameters, without turning strings into numbers and the like,
	 * and writes results
	 * @param limits how much a request may have
	 * @param events hears of each call
	 */
	public JsonRpcProcessor(RpcMethods methods, JsonMapper mapper, JsonRpcLimits limits, RpcEvents events) {
		JsonMapper strict = strict(mapper);
		for (RpcMethod method : methods.methods()) {
			this.methods.put(method.name(), new BoundMethod(method, strict));
		}
		this.reader = new JsonRpcReader(limits);
		this.writer = new JsonRpcWriter(mapper.writer());
		this.events = events;
	}

	private static JsonMapper strict(JsonMapper mapper) {
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
	 * Answers a request. Blocks as long as its methods do.
	 * @param request a call, a notification or a batch of them, in JSON
	 * @return the answer in JSON, {@code null} if none is wanted
	 */
	public byte @Nullable [] process(byte[] request) {
		long start = System.nanoTime();
		JsonRpcReader.Calls calls;
		try {
			calls = this.reader.read(request);
		}
		catch (JsonRpcError ex) {
			this.events.called(RpcEvents.UNKNOWN, ex.outcome(), System.nanoTime() - start);
			return this.writer.error(ex, null);
		}
		return (calls.batch()) ? processBatch(request, calls.list()) : process(request, calls.list().get(0));
	}

	private byte @Nullable [] processBatch(byte[] request, List<JsonRpcCall> calls) {
		List<byte[]> answers = new ArrayList<>(calls.size());
		for (JsonRpcCall call : calls) {
			byte[] answer = process(request, call);
			if (answer != null) {
				answers.add(answer);
			}
		}
		return (!answers.isEmpty()) ? this.writer.batch(answers) : null;
	}

	private byte @Nullable [] process(byte[] request, JsonRpcCall call) {
		long start = System.nanoTime();
		BoundMethod method = (call.method() != null) ? this.methods.get(call.method()) : null;
		RpcOutcome outcome = RpcOutcome.SUCCESS;
		byte[] answer;
		try {
			answer = answer(request, call, method);
		}
		catch (JsonRpcError ex) {
			outcome = ex.outcome();
			answer = (call.isNotification()) ? null : this.writer.error(ex, call.id());
		}
		String name = (method != null) ? String.valueOf(call.method()) : RpcEvents.UNKNOWN;
		this.events.called(name, outcome, System.nanoTime() - start);
		return answer;
	}

	private byte @Nullable [] answer(byte[] request, JsonRpcCall call, @Nullable BoundMethod method)
			throws JsonRpcError {
		if (call.method() == null) {
			throw JsonRpcError.invalidRequest();
		}
		if (method == null) {
			throw JsonRpcError.methodNotFound();
		}
		try {
			Object result = method.invoke(request, call);
			return (call.isNotification()) ? null : this.writer.result(result, call.id());
		}
		catch (JsonRpcError ex) {
			throw ex;
		}
		catch (RpcException ex) {
			throw applicationError(call, ex);
		}
		catch (Exception | LinkageError | StackOverflowError ex) {
			throw internalError(call, ex);
		}
	}

	private JsonRpcError applicationError(JsonRpcCall call, RpcException exception) {
		try {
			return JsonRpcError.of(exception, (exception.data() != null) ? this.writer.value(exception.data()) : null);
		}
		catch (RuntimeException | StackOverflowError ex) {
			return internalError(call, ex);
		}
	}

	private static JsonRpcError internalError(JsonRpcCall call, Throwable cause) {
		logger.error("JSON-RPC method '{}' failed", call.method(), cause);
		if (cause instanceof InterruptedException) {
			Thread.currentThread().interrupt();
		}
		return JsonRpcError.internalError();
	}

}
