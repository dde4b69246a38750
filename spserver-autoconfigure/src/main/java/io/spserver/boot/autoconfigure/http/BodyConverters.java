package io.spserver.boot.autoconfigure.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.StringHttpMessageConverter;

/**
 * The converters of bodies: those of the application before Spring's own, of which there
 * are as many as the classpath has libraries for.
 *
 * @param own the application's
 * @param json that of JSON, {@code null} to leave the choice to Spring
 */
record BodyConverters(List<HttpMessageConverter<?>> own, @Nullable JsonConverter json) {

	List<HttpMessageConverter<?>> all() {
		ServerBuilder builder = HttpMessageConverters.forServer().registerDefaults();
		builder.withStringConverter(new StringHttpMessageConverter(StandardCharsets.UTF_8));
		if (this.json != null) {
			builder.withJsonConverter(this.json.converter());
		}
		this.own.forEach(builder::addCustomConverter);
		List<HttpMessageConverter<?>> all = new ArrayList<>();
		builder.build().forEach(all::add);
		return all;
	}

}
