package io.spserver.protocol.rpc.jackson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.spserver.protocol.rpc.RpcCall;
import io.spserver.protocol.rpc.RpcCaller;
import io.spserver.protocol.rpc.RpcCalls;
import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcEvents;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import io.spserver.protocol.rpc.RpcOutcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers JSON-RPC 2.0 requests, whatever carries them. Any number of threads may use it;
 * methods are called on the thread that calls this. The calls of a batch are made one
 * after the other, unless {@link RpcOptions#batchConcurrency()} allows several at once.
 * <p>
 * The request is read whole, as strict JSON in UTF-8, before a method is called. An
 * exception of a method that is no {@link RpcException}, and that the method's
 * {@linkplain RpcMethod#errors() mapper} does not know, is logged once and answered with
 * -32603, without a word about it.
 */
public final class JsonRpcProcessor {

	private static final CompletableFuture<byte[]> NO_ANSWER = CompletableFuture.completedFuture(new byte[0]);

	/** Enough for most answers, in bytes. */
	private static final int CAPACITY = 64;

	private final Map<String, BoundMethod> methods = new HashMap<>();

	private final JsonRpcReader reader;

	private final JsonRpcWriter writer;

	private final RpcCalls calls;

	private final RpcOptions options;

	/**
	 * Creates a processor with default options.
	 * @param methods what can be called
	 * @param mapper reads parameters and writes results
	 */
	public JsonRpcProcessor(RpcMethods methods, JsonMapper mapper) {
		this(methods, mapper, RpcOptions.defaults());
	}

	/**
	 * Creates a processor.
	 * @param methods what can be called
	 * @param mapper reads parameters, without turning strings into numbers and the like,
	 * and writes results
	 * @param options limits, interceptors, and who hears of each call
	 * @throws IllegalArgumentException if the default of a parameter is no value of its
	 * type
	 */
	public JsonRpcProcessor(RpcMethods methods, JsonMapper mapper, RpcOptions options) {
		JsonMapper strict = Mappers.strict(mapper);
		for (RpcMethod method : methods.methods()) {
			this.methods.put(method.name(), new BoundMethod(method, strict));
		}
		this.reader = new JsonRpcReader(options, this.methods);
		this.writer = new JsonRpcWriter(Mappers.withoutStackTraces(mapper));
		this.calls = new RpcCalls(options);
		this.options = options;
	}

	/**
	 * Answers a request of an unknown caller. Blocks until the answer is there.
	 * @param request a call, a notification or a batch of them, in JSON
	 * @return the answer in JSON, {@code null} if none is wanted
	 */
	public byte @Nullable [] process(byte[] request) {
		byte[] answer = process(request, RpcCaller.unknown()).join();
		return (answer.length > 0) ? answer : null;
	}

	/**
	 * Answers a request. Blocks as long as its methods do, but does not wait for what a
	 * single call left to a {@link CompletionStage}.
	 * @param request a call, a notification or a batch of them, in JSON
	 * @param caller who sent it
	 * @return completes with the answer in JSON, empty if none is wanted; never
	 * exceptionally for what the caller sent
	 */
	public CompletableFuture<byte[]> process(byte[] request, RpcCaller caller) {
		long start = this.calls.now();
		JsonRpcReader.Calls list;
		try {
			list = this.reader.read(request);
		}
		catch (RpcException ex) {
			this.calls.ended(RpcEvents.UNKNOWN, ex.outcome(), start);
			JsonBytes out = new JsonBytes(CAPACITY);
			this.writer.error(ex, null, null, out);
			return CompletableFuture.completedFuture(out.toBytes());
		}
		return (list.batch()) ? batch(request, list.list(), caller) : single(request, list.list().get(0), caller);
	}

	private CompletableFuture<byte[]> single(byte[] request, JsonRpcCall call, RpcCaller caller) {
		JsonBytes out = new JsonBytes(CAPACITY);
		CompletableFuture<byte[]> later = process(request, call, caller, out);
		if (later != null) {
			return later;
		}
		return (out.size() > 0) ? CompletableFuture.completedFuture(out.toBytes()) : NO_ANSWER;
	}

	private CompletableFuture<byte[]> batch(byte[] request, List<JsonRpcCall> list, RpcCaller caller) {
		JsonBytes out = new JsonBytes(CAPACITY * list.size());
		if (this.options.batchConcurrency() > 1) {
			new JsonRpcBatch(list.size(), (index) -> single(request, list.get(index), caller)).process(this.options)
				.forEach((answer) -> separated(out).write(answer));
		}
		else {
			for (JsonRpcCall call : list) {
				int before = out.size();
				int start = separated(out).size();
				CompletableFuture<byte[]> later = process(request, call, caller, out);
				if (later != null) {
					out.write(later.join());
				}
				if (out.size() == start) {
					out.truncate(before);
				}
			}
		}
		if (out.size() == 0) {
			return NO_ANSWER;
		}
		out.write(']');
		return CompletableFuture.completedFuture(out.toBytes());
	}

	private static JsonBytes separated(JsonBytes out) {
		out.write((out.size() == 0) ? '[' : ',');
		return out;
	}

	/**
	 * Makes a call.
	 * @return completes with the answer if it comes later, {@code null} if it is written,
	 * or none is wanted
	 */
	private @Nullable CompletableFuture<byte[]> process(byte[] request, JsonRpcCall call, RpcCaller caller,
			JsonBytes out) {
		long start = this.calls.now();
		BoundMethod method = (call.method() != null) ? this.methods.get(call.method()) : null;
		if (method == null) {
			RpcException error = (call.method() != null) ? RpcErrors.methodNotFound() : RpcErrors.invalidRequest();
			this.calls.ended(RpcEvents.UNKNOWN, error.outcome(), start);
			if (!call.isNotification()) {
				this.writer.error(error, null, call.id(), out);
			}
			return null;
		}
		try {
			Object result = this.calls.call(new RpcCall(method.method(), caller),
					() -> method.arguments(request, call));
			if (result instanceof CompletionStage<?> stage) {
				return later(stage, call, method.method(), start);
			}
			succeeded(result, call, method.method(), start, out);
		}
		catch (Exception | LinkageError | StackOverflowError ex) {
			failed(ex, call, method.method(), start, out);
		}
		return null;
	}

	private CompletableFuture<byte[]> later(CompletionStage<?> stage, JsonRpcCall call, RpcMethod method, long start) {
		CompletableFuture<byte[]> answer = new CompletableFuture<>();
		stage.whenComplete((result, failure) -> {
			JsonBytes out = new JsonBytes(CAPACITY);
			if (failure == null) {
				lateResult(result, call, method, start, out);
			}
			else {
				failed(failure, call, method, start, out);
			}
			answer.complete(out.toBytes());
		});
		return answer;
	}

	private void lateResult(@Nullable Object result, JsonRpcCall call, RpcMethod method, long start, JsonBytes out) {
		try {
			succeeded(result, call, method, start, out);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			failed(ex, call, method, start, out);
		}
	}

	private void succeeded(@Nullable Object result, JsonRpcCall call, RpcMethod method, long start, JsonBytes out) {
		if (!call.isNotification()) {
			this.writer.result(result, call.id(), out);
		}
		this.calls.ended(method.name(), RpcOutcome.SUCCESS, start);
	}

	private void failed(Throwable thrown, JsonRpcCall call, RpcMethod method, long start, JsonBytes out) {
		RpcException error = this.calls.failure(method, thrown);
		byte[] data = null;
		try {
			data = (error.data() != null) ? this.writer.value(error.data()) : null;
		}
		catch (RuntimeException | StackOverflowError ex) {
			error = this.calls.failure(method, ex);
		}
		this.calls.ended(method.name(), error.outcome(), start);
		if (!call.isNotification()) {
			this.writer.error(error, data, call.id(), out);
		}
	}

}
