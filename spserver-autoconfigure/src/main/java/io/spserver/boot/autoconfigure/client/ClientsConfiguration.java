package io.spserver.boot.autoconfigure.client;

import io.spserver.Dispatcher;
import io.spserver.Protocol;
import io.spserver.Sessions;
import io.spserver.boot.SpClientsLifecycle;
import io.spserver.boot.SpServerLifecycle;
import io.spserver.boot.handler.HandlerSource;
import io.spserver.boot.handler.TimerBeans;
import io.spserver.server.SpServerRuntime;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Creates the clients, and starts and stops them and the timers with the context, unless
 * {@code spserver.enabled} is {@code false}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "spserver.enabled", matchIfMissing = true)
class ClientsConfiguration {

	@Bean
	TimerBeans spServerTimerBeans(ConfigurableListableBeanFactory beanFactory, Sessions sessions) {
		return new TimerBeans(beanFactory, sessions);
	}

	/** Depends on the servers, so that it starts after them and stops before. */
	@Bean
	SpClientsLifecycle clientsLifecycle(@Qualifier("serversLifecycle") SpServerLifecycle servers,
			SpServerRuntime runtime, ClientAssembler assembler, ObjectProvider<Protocol> protocols,
			ObjectProvider<HandlerSource> handlers, TimerBeans timers, ObjectProvider<Dispatcher> dispatcher,
			ApplicationEventPublisher publisher) {
		assembler.createClients(new ClientProtocols(protocols.orderedStream().toList()),
				handlers.orderedStream().toList(), new ClientEvents(publisher));
		return new SpClientsLifecycle(runtime, () -> {
			if (!timers.isEmpty()) {
				timers.start(dispatcher.getObject());
			}
		}, servers.getShutdownTimeout());
	}

}
