package io.spserver.boot.autoconfigure.tunnel;

import io.micrometer.core.instrument.MeterRegistry;
import io.spserver.boot.autoconfigure.OutboundTls;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.server.SpServerRuntime;
import io.spserver.tls.TlsEngine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tunnels.
 */
@AutoConfiguration(after = SpServerAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "spserver.enabled", matchIfMissing = true)
@ConditionalOnBean(SpServerRuntime.class)
public final class SpServerTunnelAutoConfiguration {

	@Bean
	TunnelProtocolSource tunnelProtocolSource(ObjectProvider<SpServerRuntime> runtime, SpServerProperties properties,
			ObjectProvider<SslBundles> bundles, ObjectProvider<TlsEngine> engines) {
		return new TunnelProtocolSource(new TargetParser(runtime, properties),
				new OutboundTls(bundles.getIfAvailable(), engines.orderedStream().toList()));
	}

	/** Asked last: whoever has a handler for a tunnel may hear it open and close. */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	TunnelHandlerSource tunnelHandlerSource() {
		return new TunnelHandlerSource();
	}

	/** The meters of tunnels. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	static class MetersConfiguration {

		@Bean
		TunnelMeters tunnelMeters(SpServerRuntime runtime) {
			return new TunnelMeters(runtime);
		}

	}

}
