package io.spserver.boot.autoconfigure.http;

import java.util.Collection;

import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.annotation.SpHttpHandler;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Refuses beans with {@link SpHttpHandler} when spring-web is not there, since their
 * methods have no annotations then.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingClass("org.springframework.web.bind.annotation.RequestMapping")
class WithoutSpringWebConfiguration {

	@Bean
	HttpServerContributor withoutSpringWebContributor(ListableBeanFactory beanFactory) {
		return new HttpServerContributor() {

			@Override
			public void check(Collection<String> servers) {
				for (String name : beanFactory.getBeanNamesForAnnotation(SpHttpHandler.class)) {
					throw new InvalidHandlerException("bean '" + name + "'",
							"It is a @SpHttpHandler, but spring-web, which has the annotations of its methods, is not on "
									+ "the classpath.",
							"Add the dependency 'org.springframework:spring-web', or use a bean of type HttpRoutes.");
				}
			}

		};
	}

}
