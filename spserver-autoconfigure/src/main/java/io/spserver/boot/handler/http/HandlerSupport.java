package io.spserver.boot.handler.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.convert.ConversionService;
import org.springframework.http.converter.HttpMessageConverter;

/**
 * What annotated handlers of HTTP requests need of the application.
 *
 * @param beanFactory has the beans
 * @param conversion converts path variables, parameters, fields and cookies
 * @param converters read and write bodies
 * @param validator checks arguments, {@code null} if the application has none
 * @param messages has the texts of problems
 */
public record HandlerSupport(ConfigurableListableBeanFactory beanFactory, ConversionService conversion,
		List<HttpMessageConverter<?>> converters, @Nullable ArgumentValidator validator, MessageSource messages) {

	/**
	 * Creates the support.
	 */
	public HandlerSupport {
		converters = List.copyOf(converters);
	}

	String resolve(String text) {
		String resolved = this.beanFactory.resolveEmbeddedValue(text);
		return (resolved != null) ? resolved : "";
	}

}
