package io.spserver.boot.autoconfigure.rpc;

import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import io.spserver.Sessions;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.SpServerStatistics;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.boot.handler.SpHandlerBeans;
import io.spserver.protocol.rpc.jackson.JsonRpcNotifier;
import io.spserver.server.SpServerRuntime;
import jakarta.validation.Validator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Remote calls, when Jackson is there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(JsonMapper.class)
class JacksonRpcConfiguration {

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	BuiltInMethods builtInRpcMethods(SpServerRuntime runtime, SpServerStatistics statistics) {
		return new BuiltInMethods(new ServerMethods(runtime, statistics));
	}

	@Bean
	RpcServerMethods rpcServerMethods(ConfigurableListableBeanFactory beanFactory, SpHandlerBeans beans,
			ObjectProvider<JsonMapper> mapper, ObjectProvider<RpcInvokerDecorator> decorators, BuiltInMethods builtIn,
			ObjectProvider<RpcDiscovery> discovery) {
		RpcServiceBeans services = new RpcServiceBeans(beanFactory,
				new RpcMethodFactory(beanFactory, decorators.orderedStream().toList()));
		return new RpcServerMethods(services, beans, available(mapper), builtIn, discovery.getIfAvailable());
	}

	@Bean
	RpcOptionsFactory rpcOptionsFactory(SpServerProperties properties, ObjectProvider<RpcEventsFactory> events,
			ObjectProvider<RpcInterceptorFactory> interceptors, SpServerRuntime runtime) {
		return new RpcOptionsFactory(properties, events.orderedStream().toList(), interceptors.orderedStream().toList(),
				runtime);
	}

	@Bean
	@ConditionalOnMissingBean
	RpcRoutes rpcRoutes(RpcServerMethods methods, SpServerProperties properties, ObjectProvider<JsonMapper> mapper,
			RpcOptionsFactory options) {
		checkPath("rpc-path", properties.admin().rpcPath());
		checkPath("xml-rpc-path", properties.admin().xmlRpcPath());
		return new RpcRoutes(methods, available(mapper), options, properties);
	}

	@Bean
	@ConditionalOnMissingBean
	RpcConnectionSource rpcConnectionSource(RpcServerMethods methods, ObjectProvider<JsonMapper> mapper,
			RpcOptionsFactory options) {
		return new RpcConnectionSource(methods, available(mapper), options);
	}

	@Bean
	@ConditionalOnMissingBean
	JsonRpcNotifier jsonRpcNotifier(ObjectProvider<JsonMapper> mapper, Sessions sessions) {
		return new JsonRpcNotifier(available(mapper), sessions);
	}

	private static JsonMapper available(ObjectProvider<JsonMapper> mapper) {
		return mapper.getIfAvailable(() -> JsonMapper.builder().build());
	}

	private static void checkPath(String key, String path) {
		if (!path.startsWith("/")) {
			throw new InvalidSpServerPropertyException(SpServerPropertyNames.of(SpServerPropertyNames.ADMIN, key), path,
					"A path begins with '/'.", "Set it to a path such as '/rpc'.");
		}
	}

	/**
	 * Discovery, when a generator of JSON Schemas is there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ SchemaGenerator.class, JacksonSchemaModule.class })
	static class DiscoveryConfiguration {

		@Bean
		RpcDiscovery rpcDiscovery(@Value("${spring.application.name:application}") String name,
				@Value("${spring.application.version:0}") String version) {
			return new RpcDiscovery(name, version);
		}

	}

	/**
	 * Reactive results, when Reactor is there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Mono.class)
	static class ReactiveConfiguration {

		@Bean
		@Order(0)
		RpcInvokerDecorator reactiveRpcResults() {
			return new ReactiveResults();
		}

	}

	/**
	 * Validation of arguments, when there is a validator.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Validator.class)
	static class ValidationConfiguration {

		@Bean
		@Order(1)
		@ConditionalOnSingleCandidate(Validator.class)
		RpcInvokerDecorator validatedRpcArguments(Validator validator) {
			return new ValidatedArguments(validator);
		}

	}

}
