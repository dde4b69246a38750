package io.spserver.boot.autoconfigure.actuator;

import java.time.Duration;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.server.SpServerRuntime;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
@EnableConfigurationProperties(SpServerHealthProperties.class)
public final class SpServerHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "spserverHealthIndicator", "spserverHealthContributor" })
	HealthContributor spserverHealthContributor(SpServerRuntime runtime, SpServerHealthProperties properties) {
		Duration saturatedAfter = properties.saturatedAfter();
		if (saturatedAfter.isNegative()) {
			throw new InvalidSpServerPropertyException("spserver.health.saturated-after", saturatedAfter,
					"It must not be negative.", "Set it to a duration such as '30s', or to 0 for ever.");
		}
		return new SpServerHealthIndicator(runtime, saturatedAfter);
	}

}
