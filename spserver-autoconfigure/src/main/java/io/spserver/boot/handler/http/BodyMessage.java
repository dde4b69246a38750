package io.spserver.boot.handler.http;

import java.io.ByteArrayOutputStream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;

/**
 * Takes what a message converter writes.
 */
final class BodyMessage implements HttpOutputMessage {

	private final HttpHeaders headers = new HttpHeaders();

	private final ByteArrayOutputStream body = new ByteArrayOutputStream();

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public ByteArrayOutputStream getBody() {
		return this.body;
	}

}
