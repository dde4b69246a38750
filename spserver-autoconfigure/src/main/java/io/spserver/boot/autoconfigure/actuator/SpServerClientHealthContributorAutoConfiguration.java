package io.spserver.boot.autoconfigure.actuator;

import io.spserver.boot.autoconfigure.client.SpServerClientAutoConfiguration;
import io.spserver.server.SpServerRuntime;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health contributor
 * {@code spserverClients}, if there are clients.
 */
@AutoConfiguration(after = SpServerClientAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("spserver-clients")
@ConditionalOnBooleanProperty(name = "spserver.enabled", matchIfMissing = true)
@ConditionalOnBean(SpServerRuntime.class)
@Conditional(OnClientsCondition.class)
public final class SpServerClientHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "spserverClientsHealthIndicator", "spserverClientsHealthContributor" })
	HealthContributor spserverClientsHealthContributor(SpServerRuntime runtime) {
		return new SpClientHealthIndicator(runtime);
	}

}
