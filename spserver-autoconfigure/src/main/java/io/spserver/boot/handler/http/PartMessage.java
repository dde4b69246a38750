package io.spserver.boot.handler.http;

import java.io.IOException;
import java.io.InputStream;

import io.spserver.protocol.http.form.HttpPart;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;

/**
 * A part of a multipart body, for message converters.
 *
 * @param part the part
 */
record PartMessage(HttpPart part) implements HttpInputMessage {

	@Override
	public InputStream getBody() throws IOException {
		return this.part.open();
	}

	@Override
	public HttpHeaders getHeaders() {
		HttpHeaders headers = new HttpHeaders();
		String contentType = this.part.contentType();
		if (contentType != null) {
			headers.set(HttpHeaders.CONTENT_TYPE, contentType);
		}
		headers.setContentLength(this.part.length());
		return headers;
	}

}
