package io.spserver.protocol.rpc.xml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.spserver.protocol.rpc.RpcCall;
import io.spserver.protocol.rpc.RpcCaller;
import io.spserver.protocol.rpc.RpcCalls;
import io.spserver.protocol.rpc.RpcConversion;
import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcEvents;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import io.spserver.protocol.rpc.RpcOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Answers XML-RPC requests, whatever carries them. Any number of threads may use it;
 * methods are called on the thread that calls this.
 * <p>
 * Besides the methods that it is given it has {@code system.listMethods},
 * {@code system.methodSignature}, {@code system.methodHelp} and {@code system.multicall}.
 * The request is read whole, without document types and entities, before a method is
 * called. What is wrong with it is answered with a fault whose code is the one that
 * JSON-RPC has for it.
 */
public final class XmlRpcProcessor {

	private final RpcMethods methods;

	private final XmlRpcReader reader;

	private final XmlRpcArguments arguments;

	private final RpcConversion conversion;

	private final RpcCalls calls;

	private final RpcOptions options;

	private final XmlRpcMulticall multicall;

	/**
	 * Creates a processor.
	 * @param methods what can be called
	 * @param conversion converts what is more than numbers, text, dates, lists and maps
	 * of them
	 * @param options limits, interceptors, and who hears of each call
	 * @throws IllegalArgumentException if the default of a parameter is no value of its
	 * type, or there is a method of the system's already
	 */
	public XmlRpcProcessor(RpcMethods methods, RpcConversion conversion, RpcOptions options) {
		ValueConverter converter = new ValueConverter(conversion);
		DefaultValues defaults = new DefaultValues(converter, conversion);
		defaults.check(methods);
		this.methods = new XmlRpcSystem(methods).methods();
		this.reader = new XmlRpcReader(options);
		this.arguments = new XmlRpcArguments(converter, defaults);
		this.conversion = conversion;
		this.calls = new RpcCalls(options);
		this.options = options;
		this.multicall = new XmlRpcMulticall(options.maxBatchItems());
	}

	/**
	 * Answers a request. Blocks as long as its method does, but does not wait for what
	 * the method left to a {@link CompletionStage}.
	 * @param request the request
	 * @param charset the charset that its carrier says it has, {@code null} to let the
	 * document say it
	 * @param caller who sent it
	 * @return completes with the answer, never exceptionally for what the caller sent
	 */
	public CompletableFuture<byte[]> process(byte[] request, @Nullable String charset, RpcCaller caller) {
		long start = this.calls.now();
		XmlRpcCall call;
		try {
			call = this.reader.read(request, charset);
		}
		catch (RpcException ex) {
			this.calls.ended(RpcEvents.UNKNOWN, ex.outcome(), start);
			return CompletableFuture.completedFuture(bytes(XmlRpcWriter.fault(ex, XmlRpcForm.RESPONSE)));
		}
		return call(call, caller, XmlRpcForm.RESPONSE).thenApply(XmlRpcProcessor::bytes);
	}

	private static byte[] bytes(String xml) {
		return xml.getBytes(StandardCharsets.UTF_8);
	}

	private CompletableFuture<String> call(XmlRpcCall call, RpcCaller caller, XmlRpcForm form) {
		long start = this.calls.now();
		RpcMethod method = find(call.method(), caller);
		if (method == null) {
			this.calls.ended(RpcEvents.UNKNOWN, RpcOutcome.METHOD_NOT_FOUND, start);
			return CompletableFuture.completedFuture(XmlRpcWriter.fault(RpcErrors.methodNotFound(), form));
		}
		try {
			Object result = this.calls.call(new RpcCall(method, caller),
					() -> this.arguments.read(method, call.values()));
			if (result instanceof CompletionStage<?> stage) {
				CompletableFuture<String> later = new CompletableFuture<>();
				stage.whenComplete((value, failure) -> later.complete((failure == null)
						? succeeded(value, method, start, form) : failed(failure, method, start, form)));
				return later;
			}
			return CompletableFuture.completedFuture(succeeded(result, method, start, form));
		}
		catch (Exception | LinkageError | StackOverflowError ex) {
			return CompletableFuture.completedFuture(failed(ex, method, start, form));
		}
	}

	private @Nullable RpcMethod find(String name, RpcCaller caller) {
		if (!name.equals(XmlRpcSystem.MULTICALL)) {
			return this.methods.find(name);
		}
		return XmlRpcSystem.multicall((arguments) -> this.multicall.process((List<?>) arguments[0],
				(call) -> call(call, caller, XmlRpcForm.MEMBER).join()));
	}

	private String succeeded(@Nullable Object value, RpcMethod method, long start, XmlRpcForm form) {
		String answer;
		try {
			answer = XmlRpcWriter.result(value, form, this.conversion, this.options.xmlExtensions());
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			return failed(ex, method, start, form);
		}
		this.calls.ended(method.name(), RpcOutcome.SUCCESS, start);
		return answer;
	}

	private String failed(Throwable thrown, RpcMethod method, long start, XmlRpcForm form) {
		RpcException error = this.calls.failure(method, thrown);
		this.calls.ended(method.name(), error.outcome(), start);
		return XmlRpcWriter.fault(error, form);
	}

}
