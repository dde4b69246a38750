package io.spserver.boot.handler.http;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;

import io.spserver.protocol.http.HttpBody;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Answers with what a publisher gives. Events, lines of JSON, text and bytes are sent as
 * they come, and the publisher is asked for more only when the peer has room; objects
 * become a JSON array when all of them are there.
 *
 * @param results writes collected objects
 * @param items makes bytes of single ones
 */
record StreamResultWriter(Results results, ItemWriter items) implements ResultWriter {

	StreamResultWriter(Results results, MessageConverters converters) {
		this(results, new ItemWriter(converters));
	}

	@Override
	public @Nullable HttpResponse write(Result result) {
		if (!(result.value() instanceof Flow.Publisher<?> publisher)) {
			return null;
		}
		ResolvableType item = result.type().as(Flow.Publisher.class).getGeneric(0);
		Class<?> raw = item.resolve(Object.class);
		if (ItemWriter.isEvent(raw) || wants(result, MediaType.TEXT_EVENT_STREAM)) {
			return send(result, MediaType.TEXT_EVENT_STREAM, publisher, (value) -> this.items.event(value, item))
				.withHeader(HttpHeaders.CACHE_CONTROL, "no-store")
				.withHeader("X-Accel-Buffering", "no");
		}
		if (wants(result, MediaType.APPLICATION_NDJSON)) {
			return send(result, MediaType.APPLICATION_NDJSON, publisher, (value) -> this.items.line(value, item));
		}
		if (CharSequence.class.isAssignableFrom(raw)) {
			MediaType type = result.mediaType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8));
			Charset charset = (type.getCharset() != null) ? type.getCharset() : StandardCharsets.UTF_8;
			return send(result, type, publisher, (value) -> value.toString().getBytes(charset));
		}
		if (raw == byte[].class || raw == ByteBuffer.class) {
			MediaType type = result.mediaType(MediaType.APPLICATION_OCTET_STREAM);
			return send(result, type, publisher, ItemWriter::bytes);
		}
		ResolvableType list = ResolvableType.forClassWithGenerics(List.class, item);
		return HttpResponse.async(ItemCollector.collect(publisher)
			.thenCompose((values) -> this.results.later(result.with(values, list))));
	}

	private static HttpResponse send(Result result, MediaType type, Flow.Publisher<?> publisher,
			ItemPublisher.Encoder encoder) {
		return result.answer(type, HttpBody.publisher(new ItemPublisher(publisher, encoder), -1));
	}

	/** Whether a type of streams is set, produced, or else accepted by name. */
	private static boolean wants(Result result, MediaType stream) {
		MediaType fixed = result.headers().getContentType();
		if (fixed != null) {
			return stream.includes(fixed);
		}
		List<MediaType> producible = result.exchange().producible();
		return (producible.isEmpty()) ? result.exchange().acceptance().ranges().stream().anyMatch(stream::includes)
				: stream.includes(result.choose(producible));
	}

}
