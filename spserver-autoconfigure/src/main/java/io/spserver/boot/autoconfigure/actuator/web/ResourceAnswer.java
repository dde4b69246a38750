package io.spserver.boot.autoconfigure.actuator.web;

import java.io.IOException;
import java.io.InputStream;

import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;

import org.springframework.core.io.Resource;

/**
 * Answers with a resource.
 */
final class ResourceAnswer {

	private ResourceAnswer() {
	}

	/**
	 * Makes an answer.
	 * @param resource the resource; read by its stream, which is always closed, so that a
	 * temporary one deletes itself
	 * @param status the status
	 * @param request the request
	 * @param contentType the value of {@code Content-Type}
	 * @return the answer
	 * @throws IOException if the resource cannot be read
	 */
	static HttpResponse of(Resource resource, int status, HttpRequest request, String contentType) throws IOException {
		try (InputStream in = resource.getInputStream()) {
			return HttpResponse.of(status, contentType, in.readAllBytes());
		}
	}

}
