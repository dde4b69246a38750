package io.spserver.boot.autoconfigure.http;

import java.util.List;

import io.micrometer.observation.ObservationRegistry;
import io.spserver.protocol.http.HttpFilter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Observes the requests of all HTTP servers when the application has an
 * {@link ObservationRegistry}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ObservationRegistry.class)
class HttpObservationConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	HttpServerContributor httpObservationContributor(ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<HttpServerObservationConvention> convention) {
		return new HttpServerContributor() {

			@Override
			public List<HttpFilter> filters(String server) {
				ObservationRegistry available = registry.getIfUnique();
				return (available != null && !available.isNoop()) ? List.of(new HttpObservationFilter(available,
						convention.getIfAvailable(DefaultHttpServerObservationConvention::new))) : List.of();
			}

		};
	}

}
