package io.spserver.boot.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.spserver.Protocol;
import io.spserver.boot.ServerOptionsCustomizer;
import io.spserver.boot.SpServerLifecycle;
import io.spserver.boot.handler.HandlerSource;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import io.spserver.tls.TlsEngine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.Environment;

/**
 * Creates the servers and starts and stops them with the context, unless
 * {@code spserver.enabled} is {@code false}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "spserver.enabled", matchIfMissing = true)
class ServersConfiguration {

	/**
	 * What Spring waits longer for the servers than these need, so that it does not give
	 * up on them.
	 */
	private static final Duration MARGIN = Duration.ofSeconds(2);

	@Bean
	ServerAssembler serverAssembler(SpServerRuntime runtime, SpServerProperties properties,
			ObjectProvider<Protocol> protocols, ObjectProvider<ProtocolSource> sources,
			ObjectProvider<ServerOptionsCustomizer> customizers, ObjectProvider<SslBundles> bundles,
			ObjectProvider<TlsEngine> engines, ObjectProvider<HandlerSource> handlers, Environment environment) {
		ServerAssembler assembler = new ServerAssembler(runtime, properties,
				new ProtocolResolver(protocols.orderedStream().toList(), sources.orderedStream().toList()),
				new ServerOptionsMapper(customizers.orderedStream().toList()),
				new TlsOptionsMapper(bundles.getIfAvailable(), engines.orderedStream().toList()),
				handlers.orderedStream().toList());
		assembler.check(environment);
		return assembler;
	}

	@Bean
	SpServerLifecycle adminServerLifecycle(ServerAssembler assembler, RuntimeOptionsMapper mapper,
			SpServerProperties properties, ApplicationEventPublisher publisher,
			ObjectProvider<DefaultLifecycleProcessor> processor) {
		return lifecycle(assembler.admin(), mapper.shutdownTimeout(properties.runtime()), SpServerLifecycle.ADMIN_PHASE,
				publisher, processor);
	}

	@Bean
	SpServerLifecycle serversLifecycle(ServerAssembler assembler, RuntimeOptionsMapper mapper,
			SpServerProperties properties, ApplicationEventPublisher publisher,
			ObjectProvider<DefaultLifecycleProcessor> processor) {
		return lifecycle(assembler.servers(), mapper.shutdownTimeout(properties.runtime()),
				SpServerLifecycle.SERVER_PHASE, publisher, processor);
	}

	private SpServerLifecycle lifecycle(List<SpServer> servers, Duration shutdownTimeout, int phase,
			ApplicationEventPublisher publisher, ObjectProvider<DefaultLifecycleProcessor> processor) {
		processor.ifAvailable(
				(available) -> available.setTimeoutForShutdownPhase(phase, shutdownTimeout.plus(MARGIN).toMillis()));
		return new SpServerLifecycle(servers, shutdownTimeout, phase, publisher);
	}

	@Bean
	KeepAlive keepAlive() {
		return new KeepAlive();
	}

}
