package io.spserver.boot.autoconfigure.actuator.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.core.io.Resource;
import org.springframework.util.MimeType;

/**
 * Makes answers of what operations return. What comes later is answered later, and no
 * thread waits for it.
 *
 * @param json writes anything but text, bytes and resources
 */
record OperationResults(EndpointJson json) {

	private static final int OK = 200;

	/**
	 * Makes an answer.
	 * @param result what the operation returned
	 * @param request the request
	 * @param type the type that was agreed upon; {@code null} if the operation produces
	 * nothing
	 * @return the answer
	 */
	CompletionStage<HttpResponse> answer(@Nullable Object result, HttpRequest request, @Nullable MimeType type) {
		return AsyncResults.resolve(result).thenCompose((value) -> {
			if (value == null) {
				return CompletableFuture.completedFuture(nothing(request));
			}
			if (value instanceof WebEndpointResponse<?> response) {
				MimeType own = response.getContentType();
				return AsyncResults.resolve(response.getBody())
					.thenApply((body) -> answer(body, response.getStatus(), request, (own != null) ? own : type));
			}
			return CompletableFuture.completedFuture(answer(value, OK, request, type));
		});
	}

	/** An operation that finds nothing, or has done what it was to do. */
	private static HttpResponse nothing(HttpRequest request) {
		boolean read = request.method().equals("GET") || request.method().equals("HEAD");
		return HttpResponse.status((read) ? 404 : 204);
	}

	private HttpResponse answer(@Nullable Object body, int status, HttpRequest request, @Nullable MimeType type) {
		if (body == null) {
			return HttpResponse.status(status);
		}
		String contentType = (type != null) ? type.toString() : "application/octet-stream";
		if (body instanceof Resource resource) {
			return answer(resource, status, request, contentType);
		}
		if (body instanceof byte[] bytes) {
			return HttpResponse.of(status, contentType, bytes);
		}
		if (body instanceof String text) {
			Charset charset = (type != null) ? type.getCharset() : null;
			return HttpResponse.of(status, contentType,
					text.getBytes((charset != null) ? charset : StandardCharsets.UTF_8));
		}
		return HttpResponse.of(status, contentType, this.json.write(body));
	}

	private static HttpResponse answer(Resource resource, int status, HttpRequest request, String contentType) {
		try {
			return ResourceAnswer.of(resource, status, request, contentType);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
