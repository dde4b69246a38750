package io.spserver.boot.autoconfigure.actuator.web;

import java.util.List;

import io.spserver.boot.autoconfigure.http.HttpServerContributor;
import io.spserver.protocol.http.HttpFilter;

import org.springframework.boot.actuate.autoconfigure.web.exchanges.HttpExchangesProperties;
import org.springframework.boot.actuate.web.exchanges.HttpExchangeRepository;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Records the exchanges of all HTTP servers in the application's repository, if it has
 * one.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(HttpExchangeRepository.class)
@ConditionalOnBooleanProperty(name = "management.httpexchanges.recording.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HttpExchangesProperties.class)
class HttpExchangesConfiguration {

	@Bean
	HttpServerContributor httpExchangesContributor(HttpExchangeRepository repository,
			HttpExchangesProperties properties) {
		HttpFilter filter = new HttpExchangesFilter(repository, properties.getRecording().getInclude());
		return new HttpServerContributor() {

			@Override
			public int getOrder() {
				return LOWEST_PRECEDENCE - 10;
			}

			@Override
			public List<HttpFilter> filters(String server) {
				return List.of(filter);
			}

		};
	}

}
