package io.spserver.boot.autoconfigure.actuator.web;

import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.boot.handler.SpHandlerBeans;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.endpoint.invoke.ParameterValueMapper;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpointDiscoverer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Actuator's web endpoints on the
 * admin server: all by itself in an application without a web server, and beside Spring
 * MVC or WebFlux in one that has it.
 */
@AutoConfiguration(after = SpServerHttpAutoConfiguration.class,
		afterName = { "org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration",
				"org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration",
				"org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration",
				"org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration",
				"org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration" })
@ConditionalOnClass({ WebEndpointDiscoverer.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBooleanProperty(
		name = { "spserver.enabled", "spserver.admin.enabled", "spserver.admin.actuator.enabled" },
		matchIfMissing = true)
@Conditional(OnManagementPortCondition.class)
@ConditionalOnBean({ SpHandlerBeans.class, ParameterValueMapper.class })
@EnableConfigurationProperties(WebEndpointProperties.class)
@Import({ AdminEndpointsConfiguration.class, EndpointJsonConfiguration.class, HealthExtensionConfiguration.class,
		NonWebApplicationConfiguration.class, HttpExchangesConfiguration.class, MappingsConfiguration.class })
public final class SpServerActuatorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ActuatorRoutes actuatorRoutes(AdminEndpoints endpoints, WebEndpointProperties properties,
			ObjectProvider<EndpointMediaTypes> mediaTypes, ObjectProvider<EndpointJson> json) {
		return new ActuatorRoutes(endpoints, properties, mediaTypes.getIfAvailable(() -> EndpointMediaTypes.DEFAULT),
				json.getIfAvailable(PlainEndpointJson::new));
	}

}
