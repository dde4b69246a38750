package io.spserver.boot.handler.http;

import java.io.InputStream;
import java.util.Objects;

import io.spserver.protocol.http.HttpRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.AbstractResource;
import org.springframework.http.ContentDisposition;

/**
 * The body of a request as a resource. It may be read while the request is handled.
 */
final class RequestBodyResource extends AbstractResource {

	private final HttpRequest request;

	RequestBodyResource(HttpRequest request) {
		this.request = request;
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public InputStream getInputStream() {
		return this.request.bodyStream();
	}

	@Override
	public long contentLength() {
		return this.request.bodyLength();
	}

	@Override
	public @Nullable String getFilename() {
		String disposition = this.request.header("Content-Disposition");
		return (disposition != null) ? ContentDisposition.parse(disposition).getFilename() : null;
	}

	@Override
	public String getDescription() {
		return "body of " + this.request;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RequestBodyResource resource && this.request == resource.request;
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(this.request);
	}

}
