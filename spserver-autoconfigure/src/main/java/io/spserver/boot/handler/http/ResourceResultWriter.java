package io.spserver.boot.handler.http;

import java.io.IOException;
import java.io.InputStream;

import io.spserver.protocol.http.HttpBody;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.content.ByteSource;
import io.spserver.protocol.http.content.Representation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.server.ResponseStatusException;

/**
 * Answers with a stream or a resource, which is sent as fast as the peer takes it. A
 * resource of known length can be asked for in ranges; one that is a file has validators
 * too.
 */
final class ResourceResultWriter implements ResultWriter {

	@Override
	public @Nullable HttpResponse write(Result result) throws IOException {
		if (result.value() instanceof InputStream stream) {
			return result.answer(result.mediaType(MediaType.APPLICATION_OCTET_STREAM), HttpBody.stream(stream, -1));
		}
		return (result.value() instanceof Resource resource) ? write(result, resource) : null;
	}

	private static HttpResponse write(Result result, Resource resource) throws IOException {
		if (!resource.exists()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		MediaType type = result
			.mediaType(MediaTypeFactory.getMediaType(resource).orElse(MediaType.APPLICATION_OCTET_STREAM));
		long length = (resource instanceof InputStreamResource) ? -1 : resource.contentLength();
		if (length < 0 || result.status() != HttpStatus.OK.value()) {
			return result.answer(type, HttpBody.stream(resource.getInputStream(), length));
		}
		Representation representation = (resource.isFile())
				? Representation.of(type.toString(), resource.getFile().toPath())
				: Representation.of(type.toString(), length, ByteSource.of(resource::getInputStream));
		return result.decorate(representation.answer(result.request()));
	}

}
