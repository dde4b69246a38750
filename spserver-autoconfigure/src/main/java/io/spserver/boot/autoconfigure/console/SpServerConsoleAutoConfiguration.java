package io.spserver.boot.autoconfigure.console;

import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.boot.handler.SpHandlerBeans;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the console of the admin server.
 */
@AutoConfiguration(after = SpServerAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "spserver.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "spserver.admin.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "spserver.admin.console.enabled", matchIfMissing = true)
@ConditionalOnBean(SpHandlerBeans.class)
public final class SpServerConsoleAutoConfiguration {

	@Bean
	ConsoleRoutes consoleRoutes(@Value("${spring.application.name:application}") String application,
			SpServerProperties properties) {
		return new ConsoleRoutes(application, properties.admin());
	}

}
