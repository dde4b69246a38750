package io.spserver.boot.autoconfigure.http;

import org.springframework.http.converter.HttpMessageConverter;

/**
 * The converter of JSON, kept apart from the application's own converters, which others
 * may look for.
 *
 * @param converter the converter
 */
record JsonConverter(HttpMessageConverter<?> converter) {
}
