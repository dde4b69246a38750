package io.spserver.boot.autoconfigure;

import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Makes bound ports known to the environment and to injection.
 */
@Configuration(proxyBeanMethods = false)
class LocalPortConfiguration {

	@Bean
	LocalPortPublisher localPortPublisher(ApplicationContext context) {
		return new LocalPortPublisher(context);
	}

	@Bean
	static LocalPortConversion localPortConversion(Environment environment) {
		return new LocalPortConversion(environment);
	}

}
