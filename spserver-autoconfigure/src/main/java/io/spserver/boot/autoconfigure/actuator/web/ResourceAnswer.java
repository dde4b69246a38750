package io.spserver.boot.autoconfigure.actuator.web;

import java.io.IOException;

import io.spserver.protocol.http.HttpBody;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.content.Representation;

import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;

/**
 * Answers with a resource. Of a file, the log for example, parts can be asked for.
 * Anything else is sent whole, since it may be another one each time, as a heap dump is.
 */
final class ResourceAnswer {

	private static final int OK = 200;

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
		if (status == OK && resource.isFile()) {
			return Representation.of(contentType, resource.getFile().toPath()).answer(request);
		}
		long length = (resource instanceof InputStreamResource) ? -1 : resource.contentLength();
		return HttpResponse.of(status, contentType, HttpBody.stream(resource.getInputStream(), length));
	}

}
