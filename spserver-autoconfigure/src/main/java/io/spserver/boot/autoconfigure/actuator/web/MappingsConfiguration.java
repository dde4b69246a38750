package io.spserver.boot.autoconfigure.actuator.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Describes the routes of all HTTP servers to the endpoint {@code mappings}.
 */
@Configuration(proxyBeanMethods = false)
class MappingsConfiguration {

	/**
	 * Under the name of what WebFlux describes, since that is what tools look for.
	 */
	@Bean
	@ConditionalOnNotWebApplication
	RouteDescriptions routeDescriptions(ApplicationContext context) {
		return new RouteDescriptions("dispatcherHandlers", context);
	}

	/** Under a name of its own, so that the web server's are not hidden. */
	@Bean
	@ConditionalOnWebApplication
	RouteDescriptions routeDescriptionsBesideOthers(ApplicationContext context) {
		return new RouteDescriptions("spServers", context);
	}

}
