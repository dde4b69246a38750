package io.spserver.boot.handler.http;

import java.io.InputStream;

import io.spserver.protocol.http.HttpRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;

/**
 * The body of a request, for message converters.
 *
 * @param request the request
 */
record RequestMessage(HttpRequest request) implements HttpInputMessage {

	@Override
	public InputStream getBody() {
		return this.request.bodyStream();
	}

	@Override
	public HttpHeaders getHeaders() {
		return HeaderFields.toSpring(this.request.headers());
	}

}
