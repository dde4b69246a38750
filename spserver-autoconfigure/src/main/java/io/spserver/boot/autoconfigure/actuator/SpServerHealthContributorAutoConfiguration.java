package io.spserver.boot.autoconfigure.actuator;

import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
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

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health contributor
 * {@code spserver}.
 */
@AutoConfiguration(after = SpServerAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("spserver")
@ConditionalOnBooleanProperty(name = "spserver.enabled", matchIfMissing = true)
@ConditionalOnBean(SpServerRuntime.class)
public final class SpServerHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "spserverHealthIndicator", "spserverHealthContributor" })
	HealthContributor spserverHealthContributor(SpServerRuntime runtime) {
		return new SpServerHealthIndicator(runtime);
	}

}
