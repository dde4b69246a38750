package io.spserver.boot.autoconfigure.http;

import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.boot.handler.SpHandlerBeans;
import io.spserver.boot.handler.http.ArgumentValidator;
import io.spserver.boot.handler.http.BeanArgumentValidator;
import io.spserver.boot.handler.http.HandlerSupport;
import io.spserver.boot.handler.http.SpHttpHandlerBeans;
import jakarta.validation.Validator;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for beans with
 * {@code @SpHttpHandler}, when spring-web is there.
 */
@AutoConfiguration(after = SpServerAutoConfiguration.class,
		afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
				"org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration" })
@ConditionalOnClass(RequestMapping.class)
@ConditionalOnBooleanProperty(name = "spserver.enabled", matchIfMissing = true)
@ConditionalOnBean(SpHandlerBeans.class)
public final class SpServerHttpHandlerAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	AnnotatedRoutes annotatedRoutes(ConfigurableApplicationContext context, SpServerProperties properties,
			ObjectProvider<HttpMessageConverter<?>> converters, ObjectProvider<JsonConverter> json,
			ObjectProvider<ArgumentValidator> validator) {
		BodyConverters bodies = new BodyConverters(converters.orderedStream().toList(), json.getIfAvailable());
		HandlerSupport support = new HandlerSupport(context.getBeanFactory(), conversion(context.getBeanFactory()),
				bodies.all(), validator.getIfAvailable(), context);
		return new AnnotatedRoutes(new SpHttpHandlerBeans(support), properties.servers());
	}

	private static ConversionService conversion(ConfigurableListableBeanFactory beanFactory) {
		String name = ConfigurableApplicationContext.CONVERSION_SERVICE_BEAN_NAME;
		if (beanFactory.containsBean(name) && beanFactory.isTypeMatch(name, ConversionService.class)) {
			return beanFactory.getBean(name, ConversionService.class);
		}
		ApplicationConversionService conversion = new ApplicationConversionService();
		ApplicationConversionService.addBeans(conversion, beanFactory);
		return conversion;
	}

	/**
	 * Bodies in JSON by Jackson.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ JsonMapper.class, JacksonJsonHttpMessageConverter.class })
	static class JacksonConfiguration {

		@Bean
		@ConditionalOnMissingBean
		JsonConverter spServerJsonConverter(ObjectProvider<JsonMapper> mapper) {
			return new JsonConverter(
					new JacksonJsonHttpMessageConverter(mapper.getIfAvailable(() -> JsonMapper.builder().build())));
		}

	}

	/**
	 * Validation of arguments by Jakarta Bean Validation.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Validator.class)
	@ConditionalOnBean(Validator.class)
	static class ValidationConfiguration {

		@Bean
		@ConditionalOnMissingBean(ArgumentValidator.class)
		BeanArgumentValidator spServerArgumentValidator(Validator validator) {
			return new BeanArgumentValidator(validator);
		}

	}

}
