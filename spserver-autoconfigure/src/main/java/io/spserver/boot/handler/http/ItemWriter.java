package io.spserver.boot.handler.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.spserver.protocol.http.sse.ServerSentEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/**
 * Makes bytes of the items of a stream.
 *
 * @param converters write objects
 */
record ItemWriter(MessageConverters converters) {

	/**
	 * Whether items of a type are events already.
	 * @param type the type
	 * @return whether they are events of ours or of Spring's
	 */
	static boolean isEvent(Class<?> type) {
		return type == ServerSentEvent.class || type == org.springframework.http.codec.ServerSentEvent.class;
	}

	/**
	 * An event.
	 * @param item an event, or its data
	 * @param type the item's declared type
	 * @return the event as it is sent
	 * @throws IOException if the data cannot be written
	 */
	byte[] event(Object item, ResolvableType type) throws IOException {
		if (item instanceof ServerSentEvent event) {
			return event.encode();
		}
		if (item instanceof org.springframework.http.codec.ServerSentEvent<?> event) {
			return new ServerSentEvent(event.id(), event.event(), text(event.data(), type.getGeneric(0)), event.retry(),
					event.comment())
				.encode();
		}
		return new ServerSentEvent(null, null, text(item, type), null, null).encode();
	}

	private @Nullable String text(@Nullable Object data, ResolvableType type) throws IOException {
		if (data == null) {
			return null;
		}
		return (data instanceof CharSequence text) ? text.toString()
				: new String(json(data, type).toByteArray(), StandardCharsets.UTF_8);
	}

	/**
	 * A line of JSON.
	 * @param item the object
	 * @param type its declared type
	 * @return the line with its end
	 * @throws IOException if the object cannot be written
	 */
	byte[] line(Object item, ResolvableType type) throws IOException {
		ByteArrayOutputStream line = json(item, type);
		line.write('\n');
		return line.toByteArray();
	}

	private ByteArrayOutputStream json(Object item, ResolvableType type) throws IOException {
		Class<?> raw = type.resolve();
		ResolvableType known = (raw == null || raw == Object.class) ? ResolvableType.forClass(item.getClass()) : type;
		HttpMessageConverter<?> converter = this.converters.writer(item, known, MediaType.APPLICATION_JSON);
		if (converter == null) {
			throw new HttpMessageNotWritableException("No converter writes " + known + " as JSON");
		}
		return MessageConverters.write(converter, item, known, MediaType.APPLICATION_JSON).getBody();
	}

	/**
	 * Bytes that are there already.
	 * @param item an array or a buffer
	 * @return the bytes
	 */
	static byte[] bytes(Object item) {
		if (item instanceof ByteBuffer buffer) {
			byte[] bytes = new byte[buffer.remaining()];
			buffer.duplicate().get(bytes);
			return bytes;
		}
		return (byte[]) item;
	}

}
