package io.spserver.boot.handler.http;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import io.spserver.protocol.http.HttpBody;
import io.spserver.protocol.http.HttpResponse;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.server.NotAcceptableStatusException;

/**
 * Answers with an object that a message converter writes, as JSON if nothing else is
 * wanted.
 *
 * @param converters write objects
 */
record ConvertedResultWriter(MessageConverters converters) implements ResultWriter {

	@Override
	public HttpResponse write(Result result) throws IOException {
		Object value = Objects.requireNonNull(result.value());
		ResolvableType declared = result.type();
		Class<?> raw = declared.resolve();
		ResolvableType type = (raw == null || raw == Object.class) ? ResolvableType.forClass(value.getClass())
				: declared;
		MediaType mediaType = mediaType(result, value, type);
		HttpMessageConverter<?> converter = this.converters.writer(value, type, mediaType);
		if (converter == null) {
			if (result.headers().getContentType() != null) {
				throw new HttpMessageNotWritableException("No converter writes " + type + " as " + mediaType);
			}
			throw new NotAcceptableStatusException(this.converters.writable(value, type));
		}
		BodyMessage body = MessageConverters.write(converter, value, type, mediaType);
		HttpHeaders headers = body.getHeaders();
		headers.putAll(result.headers());
		headers.remove(HttpHeaders.CONTENT_LENGTH);
		MediaType written = headers.getContentType();
		return result.with(result.status(), headers)
			.answer((written != null) ? written : mediaType, HttpBody.bytes(body.getBody().toByteArray()));
	}

	private MediaType mediaType(Result result, Object value, ResolvableType type) {
		MediaType fixed = result.headers().getContentType();
		if (fixed != null) {
			return fixed;
		}
		List<MediaType> producible = result.exchange().producible();
		if (producible.isEmpty()) {
			producible = this.converters.writable(value, type);
		}
		if (producible.isEmpty()) {
			throw new HttpMessageNotWritableException(
					"No converter writes " + type + "; JSON needs Jackson, which the starter brings");
		}
		return result.choose(producible);
	}

}
