package io.spserver.boot.autoconfigure.actuator;

import io.spserver.boot.SpServerStatistics;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the Actuator endpoint
 * {@code spserver}.
 */
@AutoConfiguration(after = SpServerAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(SpServerEndpoint.class)
@ConditionalOnBean(SpServerStatistics.class)
public final class SpServerEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SpServerEndpoint spServerEndpoint(SpServerStatistics statistics) {
		return new SpServerEndpoint(statistics);
	}

}
