package io.spserver.boot.autoconfigure.actuator.web;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.jackson.EndpointJsonMapper;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has Jackson write what endpoints return, if it is there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(JsonMapper.class)
class EndpointJsonConfiguration {

	@Bean
	EndpointJson jacksonEndpointJson(ObjectProvider<JsonMapper> mapper, ObjectProvider<EndpointJsonMapper> endpoints) {
		JsonMapper application = mapper.getIfUnique(() -> JsonMapper.builder().build());
		EndpointJsonMapper own = endpoints.getIfUnique();
		return new JacksonEndpointJson(application, (own != null) ? own.get() : application);
	}

}
