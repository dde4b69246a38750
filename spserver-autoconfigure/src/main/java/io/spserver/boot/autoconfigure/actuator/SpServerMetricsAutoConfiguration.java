package io.spserver.boot.autoconfigure.actuator;

import io.micrometer.core.instrument.MeterRegistry;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.rpc.RpcEventsFactory;
import io.spserver.boot.autoconfigure.smtp.SmtpEventsFactory;
import io.spserver.metrics.MicrometerServerEventsFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the meters of servers, of remote
 * calls and of mails, on the application's {@link MeterRegistry}.
 */
@AutoConfiguration(after = SpServerAutoConfiguration.class, afterName = {
		"org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public final class SpServerMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MicrometerServerEventsFactory micrometerServerEventsFactory(MeterRegistry registry) {
		return new MicrometerServerEventsFactory(registry);
	}

	@Bean
	@ConditionalOnMissingBean
	RpcEventsFactory micrometerRpcEventsFactory(MeterRegistry registry) {
		return (server) -> new MicrometerRpcEvents(registry, server);
	}

	@Bean
	@ConditionalOnMissingBean
	SmtpEventsFactory micrometerSmtpEventsFactory(MeterRegistry registry) {
		return (server) -> new MicrometerSmtpEvents(registry, server);
	}

}
