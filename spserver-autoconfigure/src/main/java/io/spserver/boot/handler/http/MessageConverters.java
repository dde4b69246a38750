package io.spserver.boot.handler.http;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.spserver.protocol.http.HttpRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.GenericHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.SmartHttpMessageConverter;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/**
 * Reads and writes bodies by the application's message converters, the first that can.
 *
 * @param all the converters
 */
record MessageConverters(List<HttpMessageConverter<?>> all) {

	/**
	 * Reads a body.
	 * @param message the body
	 * @param contentType its media type
	 * @param type what to make of it
	 * @return the object
	 * @throws IOException if the body cannot be read
	 */
	@Nullable Object read(HttpInputMessage message, MediaType contentType, ResolvableType type) throws IOException {
		Class<?> raw = type.resolve(Object.class);
		for (HttpMessageConverter<?> converter : this.all) {
			if (converter instanceof SmartHttpMessageConverter<?> smart) {
				if (smart.canRead(type, contentType)) {
					return smart.read(type, message, null);
				}
			}
			else if (converter instanceof GenericHttpMessageConverter<?> generic) {
				if (generic.canRead(type.getType(), null, contentType)) {
					return generic.read(type.getType(), null, message);
				}
			}
			else if (converter.canRead(raw, contentType)) {
				return readPlain(converter, raw, message);
			}
		}
		throw new UnsupportedMediaTypeStatusException(contentType, readable(raw));
	}

	@SuppressWarnings("unchecked")
	private static <T> T readPlain(HttpMessageConverter<T> converter, Class<?> type, HttpInputMessage message)
			throws IOException, HttpMessageNotReadableException {
		return converter.read((Class<? extends T>) type, message);
	}

	/**
	 * The media type of a body.
	 * @param request the request
	 * @return what the field {@code Content-Type} says, otherwise octets
	 */
	static MediaType contentType(HttpRequest request) {
		return contentType(request.header("Content-Type"));
	}

	/**
	 * Reads a media type.
	 * @param value the value of a field {@code Content-Type}
	 * @return the media type, octets if there is no value
	 */
	static MediaType contentType(@Nullable String value) {
		try {
			return (value != null) ? MediaType.parseMediaType(value) : MediaType.APPLICATION_OCTET_STREAM;
		}
		catch (InvalidMediaTypeException ex) {
			throw new UnsupportedMediaTypeStatusException("Could not parse Content-Type.");
		}
	}

	private List<MediaType> readable(Class<?> type) {
		Set<MediaType> types = new LinkedHashSet<>();
		this.all.forEach((converter) -> types.addAll(converter.getSupportedMediaTypes(type)));
		return List.copyOf(types);
	}

	/**
	 * The media types that an object can be written as.
	 * @param value the object
	 * @param type its declared type
	 * @return the media types, in the converters' order
	 */
	List<MediaType> writable(Object value, ResolvableType type) {
		Set<MediaType> types = new LinkedHashSet<>();
		for (HttpMessageConverter<?> converter : this.all) {
			if (canWrite(converter, value, type, null)) {
				types.addAll(converter.getSupportedMediaTypes(value.getClass()));
			}
		}
		return List.copyOf(types);
	}

	/**
	 * Finds who can write an object.
	 * @param value the object
	 * @param type its declared type
	 * @param mediaType the media type to write it as
	 * @return the converter, {@code null} if there is none
	 */
	@Nullable HttpMessageConverter<?> writer(Object value, ResolvableType type, MediaType mediaType) {
		for (HttpMessageConverter<?> converter : this.all) {
			if (canWrite(converter, value, type, mediaType)) {
				return converter;
			}
		}
		return null;
	}

	private static boolean canWrite(HttpMessageConverter<?> converter, Object value, ResolvableType type,
			@Nullable MediaType mediaType) {
		if (converter instanceof SmartHttpMessageConverter<?> smart) {
			return smart.canWrite(type, value.getClass(), mediaType);
		}
		if (converter instanceof GenericHttpMessageConverter<?> generic) {
			return generic.canWrite(type.getType(), value.getClass(), mediaType);
		}
		return converter.canWrite(value.getClass(), mediaType);
	}

	/**
	 * Writes an object.
	 * @param converter who can write it
	 * @param value the object
	 * @param type its declared type
	 * @param mediaType the media type to write it as
	 * @return what was written
	 * @throws IOException if it cannot be written
	 */
	@SuppressWarnings("unchecked")
	static BodyMessage write(HttpMessageConverter<?> converter, Object value, ResolvableType type, MediaType mediaType)
			throws IOException {
		BodyMessage message = new BodyMessage();
		if (converter instanceof SmartHttpMessageConverter<?> smart) {
			((SmartHttpMessageConverter<Object>) smart).write(value, type, mediaType, message, null);
		}
		else if (converter instanceof GenericHttpMessageConverter<?> generic) {
			Type declared = type.getType();
			((GenericHttpMessageConverter<Object>) generic).write(value, declared, mediaType, message);
		}
		else {
			((HttpMessageConverter<Object>) converter).write(value, mediaType, message);
		}
		return message;
	}

}
