package io.spserver.boot.autoconfigure.smtp;

import io.micrometer.observation.ObservationRegistry;
import io.spserver.boot.handler.smtp.ListenerInterceptor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Observes each call of a listener when the application has an
 * {@link ObservationRegistry}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ObservationRegistry.class)
class SmtpObservationConfiguration {

	@Bean
	@Order(0)
	ListenerInterceptor smtpObservationInterceptor(ObjectProvider<ObservationRegistry> registry) {
		return new SmtpObservationInterceptor(registry.getIfUnique(() -> ObservationRegistry.NOOP));
	}

}
