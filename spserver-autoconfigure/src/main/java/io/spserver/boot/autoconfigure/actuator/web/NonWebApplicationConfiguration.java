package io.spserver.boot.autoconfigure.actuator.web;

import io.spserver.boot.ServerOptionsCustomizer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * What Spring Boot does in web applications only, and what is expected of the admin
 * server where it is the only one for HTTP.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnNotWebApplication
class NonWebApplicationConfiguration {

	@Bean
	RefusingTrafficPublisher refusingTrafficPublisher(ApplicationContext context) {
		return new RefusingTrafficPublisher(context);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ServerOptionsCustomizer managementPortCustomizer(Environment environment) {
		return ManagementPort.of(environment)::customize;
	}

}
