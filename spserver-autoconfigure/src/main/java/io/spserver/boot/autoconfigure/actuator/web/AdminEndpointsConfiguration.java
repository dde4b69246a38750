package io.spserver.boot.autoconfigure.actuator.web;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.IncludeExcludeEndpointFilter;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointFilter;
import org.springframework.boot.actuate.endpoint.OperationFilter;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.ParameterValueMapper;
import org.springframework.boot.actuate.endpoint.web.AdditionalPathsMapper;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMapper;
import org.springframework.boot.actuate.endpoint.web.WebOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpointDiscoverer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Discovers the endpoints for the admin server as Spring Boot does for other web servers,
 * but for the choice of those that are exposed.
 */
@Configuration(proxyBeanMethods = false)
class AdminEndpointsConfiguration {

	private final ApplicationContext context;

	AdminEndpointsConfiguration(ApplicationContext context) {
		this.context = context;
	}

	@Bean
	AdminEndpoints adminEndpoints(WebEndpointProperties properties, ParameterValueMapper parameterValues,
			ObjectProvider<EndpointMediaTypes> mediaTypes, ObjectProvider<PathMapper> pathMappers,
			ObjectProvider<AdditionalPathsMapper> additionalPaths, ObjectProvider<OperationInvokerAdvisor> advisors,
			ObjectProvider<EndpointFilter<ExposableWebEndpoint>> filters,
			ObjectProvider<OperationFilter<WebOperation>> operationFilters) {
		return new AdminEndpoints(new WebEndpointDiscoverer(this.context, parameterValues,
				mediaTypes.getIfAvailable(() -> EndpointMediaTypes.DEFAULT), pathMappers(properties, pathMappers),
				additionalPaths.orderedStream().toList(), advisors.orderedStream().toList(), filters(filters),
				operationFilters(operationFilters)));
	}

	private static List<PathMapper> pathMappers(WebEndpointProperties properties, ObjectProvider<PathMapper> mappers) {
		return Stream.concat(Stream.of(new PathMapping(properties.getPathMapping())), mappers.orderedStream()).toList();
	}

	/** In place of what exposes endpoints on other web servers, if the context has it. */
	private List<EndpointFilter<ExposableWebEndpoint>> filters(
			ObjectProvider<EndpointFilter<ExposableWebEndpoint>> filters) {
		return Stream
			.concat(Stream.of(new AdminExposure(this.context.getEnvironment())),
					filters.orderedStream().filter((filter) -> !(filter instanceof IncludeExcludeEndpointFilter)))
			.toList();
	}

	private List<OperationFilter<WebOperation>> operationFilters(
			ObjectProvider<OperationFilter<WebOperation>> filters) {
		EndpointAccessResolver access = this.context.getBean(EndpointAccessResolver.class);
		return Stream.concat(Stream.of(OperationFilter.<WebOperation>byAccess(access)), filters.orderedStream())
			.toList();
	}

}
