package io.spserver.boot.autoconfigure.http;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.SpServerStatistics;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.boot.handler.SpHandlerBeans;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for HTTP servers and for what the
 * admin server shows.
 */
@AutoConfiguration(after = SpServerAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "spserver.enabled", matchIfMissing = true)
@ConditionalOnBean(SpHandlerBeans.class)
@Import({ HttpObservationConfiguration.class, WithoutSpringWebConfiguration.class })
public final class SpServerHttpAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	HttpHandlerSource httpHandlerSource(SpHandlerBeans beans, ObjectProvider<HttpServerContributor> contributors) {
		return new HttpHandlerSource(beans, contributors.orderedStream().toList());
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "spserver.admin.enabled", matchIfMissing = true)
	@ConditionalOnMissingBean
	StatisticsRoutes statisticsRoutes(SpServerStatistics statistics, SpServerProperties properties) {
		String path = properties.admin().statsPath();
		if (!path.startsWith("/")) {
			throw new InvalidSpServerPropertyException(
					SpServerPropertyNames.of(SpServerPropertyNames.ADMIN, "stats-path"), path,
					"A path begins with '/'.", "Set it to a path such as '/stats'.");
		}
		return new StatisticsRoutes(statistics, path);
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "spserver.admin.enabled", matchIfMissing = true)
	@ConditionalOnMissingBean
	IndexRoute indexRoute(@Value("${spring.application.name:application}") String application,
			ObjectProvider<AdminPage> page) {
		return new IndexRoute(application, page.getIfAvailable());
	}

}
