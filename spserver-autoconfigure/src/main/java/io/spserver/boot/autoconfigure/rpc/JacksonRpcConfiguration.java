package io.spserver.boot.autoconfigure.rpc;

import java.util.List;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.boot.handler.SpHandlerBeans;
import jakarta.validation.Validator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Remote calls, when Jackson is there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(JsonMapper.class)
class JacksonRpcConfiguration {

	@Bean
	RpcExecutor rpcExecutor() {
		return new RpcExecutor();
	}

	@Bean
	@ConditionalOnMissingBean
	RpcRoutes rpcRoutes(ConfigurableListableBeanFactory beanFactory, SpHandlerBeans beans,
			SpServerProperties properties, ObjectProvider<JsonMapper> mapper, ObjectProvider<RpcEventsFactory> events,
			ObjectProvider<RpcInterceptorFactory> interceptors, ObjectProvider<RpcInvokerDecorator> decorators,
			RpcExecutor executor) {
		checkPath("rpc-path", properties.admin().rpcPath());
		checkPath("xml-rpc-path", properties.admin().xmlRpcPath());
		RpcServiceBeans services = new RpcServiceBeans(beanFactory,
				new RpcMethodFactory(beanFactory, decorators.orderedStream().toList()));
		List<RpcInterceptorFactory> around = interceptors.orderedStream().toList();
		return new RpcRoutes(services, beans, mapper.getIfAvailable(() -> JsonMapper.builder().build()),
				new RpcOptionsFactory(properties, events.orderedStream().toList(), around, executor), properties);
	}

	private static void checkPath(String key, String path) {
		if (!path.startsWith("/")) {
			throw new InvalidSpServerPropertyException(SpServerPropertyNames.of(SpServerPropertyNames.ADMIN, key), path,
					"A path begins with '/'.", "Set it to a path such as '/rpc'.");
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
