package io.spserver.boot.autoconfigure.client;

import java.util.Set;
import java.util.TreeSet;

import io.spserver.Dispatcher;
import io.spserver.boot.SpClients;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.OutboundTls;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.server.SpDispatcher;
import io.spserver.server.SpServerRuntime;
import io.spserver.tls.TlsEngine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for declared clients, the
 * application's dispatcher and timers. The dispatcher is created when a bean asks for it
 * or a method is annotated with {@link io.spserver.boot.annotation.OnTimer}.
 */
@AutoConfiguration(after = { SpServerAutoConfiguration.class, SslAutoConfiguration.class })
@ConditionalOnBean(SpServerRuntime.class)
@EnableConfigurationProperties(SpClientsProperties.class)
@Import(ClientsConfiguration.class)
public final class SpServerClientAutoConfiguration {

	@Bean
	ClientAssembler clientAssembler(SpServerRuntime runtime, SpServerProperties servers, SpClientsProperties clients,
			ObjectProvider<SslBundles> bundles, ObjectProvider<TlsEngine> engines) {
		Set<String> names = new TreeSet<>(servers.servers().keySet());
		names.add(SpServerPropertyNames.ADMIN);
		return new ClientAssembler(runtime, clients, names, new ClientOptionsMapper(servers.runtime().transport()),
				new OutboundTls(bundles.getIfAvailable(), engines.orderedStream().toList()));
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean(Dispatcher.class)
	SpDispatcher spServerDispatcher(ClientAssembler assembler, SpServerProperties servers) {
		SpDispatcher dispatcher = assembler.createDispatcher();
		if (servers.enabled()) {
			dispatcher.start();
		}
		return dispatcher;
	}

	@Bean
	@ConditionalOnMissingBean
	SpClients spServerClients(SpServerRuntime runtime) {
		return new SpClients(runtime);
	}

}
