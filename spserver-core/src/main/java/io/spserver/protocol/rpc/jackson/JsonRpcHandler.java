package io.spserver.protocol.rpc.jackson;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.rpc.RpcCaller;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers JSON-RPC 2.0 over HTTP, for routes of {@code POST}. The content type must be
 * {@code application/json}, {@code application/json-rpc} or
 * {@code application/jsonrequest}, which no form of a foreign page can send; otherwise
 * the answer is 415. What JSON-RPC answers has status 200; where it answers nothing the
 * status is 204.
 */
public final class JsonRpcHandler implements HttpHandler {

	private static final Set<String> CONTENT_TYPES = Set.of("application/json", "application/json-rpc",
			"application/jsonrequest");

	private static final HttpResponse NO_JSON = HttpResponse.text(415, "The content type must be application/json.")
		.withHeader("Accept", "application/json");

	private final JsonRpcProcessor processor;

	private final int maxBodySize;

	/**
	 * Creates a handler with default options.
	 * @param methods what can be called
	 * @param mapper reads parameters and writes results
	 */
	public JsonRpcHandler(RpcMethods methods, JsonMapper mapper) {
		this(methods, mapper, RpcOptions.defaults());
	}

	/**
	 * Creates a handler.
	 * @param methods what can be called
	 * @param mapper reads parameters and writes results
	 * @param options limits, interceptors, and who hears of each call
	 */
	public JsonRpcHandler(RpcMethods methods, JsonMapper mapper, RpcOptions options) {
		this.processor = new JsonRpcProcessor(methods, mapper, options);
		this.maxBodySize = options.maxBodySize();
	}

	@Override
	public HttpResponse handle(HttpRequest request) {
		if (!isJson(request.contentType()) || !request.charset().equals(StandardCharsets.UTF_8)) {
			return NO_JSON;
		}
		byte[] body = request.body();
		if (body.length > this.maxBodySize) {
			return HttpResponse.text(413, "A request may have at most " + this.maxBodySize + " bytes.");
		}
		CompletableFuture<byte[]> answer = this.processor.process(body, RpcCaller.of(request));
		return response(answer.join());
	}

	private static HttpResponse response(byte[] answer) {
		return (answer.length > 0) ? HttpResponse.json(answer) : HttpResponse.noContent();
	}

	private static boolean isJson(@Nullable String contentType) {
		return contentType != null && CONTENT_TYPES.contains(contentType);
	}

}
