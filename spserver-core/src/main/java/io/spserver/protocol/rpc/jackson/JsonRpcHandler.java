package io.spserver.protocol.rpc.jackson;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.rpc.RpcEvents;
import io.spserver.protocol.rpc.RpcMethods;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON-RPC 2.0 over HTTP, for routes of {@code POST}. The content type must be
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

	/**
	 * Creates a handler with default limits whose calls nobody hears of.
	 * @param methods what can be called
	 * @param mapper reads parameters and writes results
	 */
	public JsonRpcHandler(RpcMethods methods, JsonMapper mapper) {
		this(methods, mapper, JsonRpcLimits.defaults(), RpcEvents.NONE);
	}

	/**
	 * Creates a handler.
	 * @param methods what can be called
	 * @param mapper reads parameters and writes results
	 * @param limits how much a request may have
	 * @param events hears of each call
	 */
	public JsonRpcHandler(RpcMethods methods, JsonMapper mapper, JsonRpcLimits limits, RpcEvents events) {
		this.processor = new JsonRpcProcessor(methods, mapper, limits, events);
	}

	@Override
	public HttpResponse handle(HttpRequest request) {
		if (!isJson(request.contentType()) || !request.charset().equals(StandardCharsets.UTF_8)) {
			return NO_JSON;
		}
		byte[] answer = this.processor.process(request.body());
		return (answer != null) ? HttpResponse.json(answer) : HttpResponse.noContent();
	}

	private static boolean isJson(@Nullable String contentType) {
		return contentType != null && CONTENT_TYPES.contains(contentType);
	}

}
