package io.spserver.boot.autoconfigure.rpc;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Observes remote calls when the application has an {@link ObservationRegistry}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ObservationRegistry.class)
class RpcObservationConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	RpcInterceptorFactory rpcObservations(ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<RpcObservationConvention> convention) {
		return (server) -> {
			ObservationRegistry available = registry.getIfUnique();
			return (available != null && !available.isNoop()) ? new ObservedCalls(server, available,
					convention.getIfAvailable(DefaultRpcObservationConvention::new)) : null;
		};
	}

	/**
	 * Keeps observations from becoming meters beside {@code spserver.rpc}.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterFilter.class)
	static class MeterConfiguration {

		@Bean
		static MeterFilter rpcObservationMeterFilter() {
			return MeterFilter.denyNameStartsWith(DefaultRpcObservationConvention.NAME);
		}

	}

}
