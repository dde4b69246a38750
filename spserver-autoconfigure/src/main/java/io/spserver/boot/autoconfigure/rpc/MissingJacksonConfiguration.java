package io.spserver.boot.autoconfigure.rpc;

import java.util.Collection;

import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.autoconfigure.http.HttpServerContributor;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Says what is missing when there are services but no Jackson.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingClass("tools.jackson.databind.json.JsonMapper")
class MissingJacksonConfiguration {

	@Bean
	HttpServerContributor missingJacksonCheck(ConfigurableListableBeanFactory beanFactory) {
		return new HttpServerContributor() {

			@Override
			public void check(Collection<String> servers) {
				for (String name : RpcServiceBeans.services(beanFactory).keySet()) {
					throw new InvalidHandlerException("bean '" + name + "'",
							"It is a @JsonRpcService, but Jackson 3, which reads and writes remote calls, "
									+ "is not on the class path.",
							"Add the dependency 'org.springframework.boot:spring-boot-jackson', which the starter "
									+ "brings, or remove the annotation.");
				}
			}

		};
	}

}
