package io.spserver.boot.autoconfigure;

import io.spserver.ServerEventsFactory;
import io.spserver.Sessions;
import io.spserver.boot.RuntimeOptionsCustomizer;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.SpServerStatistics;
import io.spserver.boot.handler.BeanHandlerSource;
import io.spserver.boot.handler.SpHandlerBeans;
import io.spserver.server.SpServerRuntime;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the runtime and its servers. The
 * runtime and the sessions are there even if no server is started, so that beans which
 * use them can be created; the runtime has no thread until then.
 */
@AutoConfiguration(after = SslAutoConfiguration.class)
@EnableConfigurationProperties(SpServerProperties.class)
@Import({ ServersConfiguration.class, LocalPortConfiguration.class })
public final class SpServerAutoConfiguration {

	@Bean
	RuntimeOptionsMapper runtimeOptionsMapper(Environment environment,
			ObjectProvider<RuntimeOptionsCustomizer> customizers) {
		return new RuntimeOptionsMapper(environment, customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	SpServerRuntime spServerRuntime(SpServerProperties properties, RuntimeOptionsMapper mapper,
			ObjectProvider<ServerEventsFactory> events) {
		return new SpServerRuntime(mapper.map(properties.runtime()), events.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	Sessions spServerSessions(SpServerRuntime runtime) {
		return runtime.sessions();
	}

	@Bean
	@ConditionalOnMissingBean
	SpServerStatistics spServerStatistics(SpServerRuntime runtime,
			@Value("${spring.application.name:application}") String application) {
		return new SpServerStatistics(runtime, application);
	}

	@Bean
	SpHandlerBeans spHandlerBeans(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		return new SpHandlerBeans(beanFactory, SpServerPropertyNames.clients(environment));
	}

	@Bean
	BeanHandlerSource beanHandlerSource(ConfigurableListableBeanFactory beanFactory, SpHandlerBeans beans) {
		return new BeanHandlerSource(beanFactory, beans);
	}

}
