package io.spserver.boot.autoconfigure.actuator.web;

import io.spserver.protocol.http.HttpRoutes;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.web.exchanges.HttpExchange;
import org.springframework.boot.actuate.web.exchanges.HttpExchangeRepository;
import org.springframework.boot.actuate.web.exchanges.InMemoryHttpExchangeRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link HttpExchangesFilter}.
 */
class HttpExchangesTests {

	@Test
	void exchangesAreRecordedAndShown() {
		try (RunningApplication application = RunningApplication.start(Repository.class,
				"spserver.admin.actuator.exposure.include=httpexchanges")) {
			AdminClient client = application.client();
			client.get("/stats?of=all", "X-Mark", "marked", "Authorization", "Basic c2VjcmV0");
			client.get("/nothing");
			client.get("/failure");
			HttpExchangeRepository repository = application.context().getBean(HttpExchangeRepository.class);
			await().until(() -> repository.findAll().size() == 3);
			HttpExchange exchange = repository.findAll().get(2);
			assertThat(exchange.getRequest().getMethod()).isEqualTo("GET");
			assertThat(exchange.getRequest().getUri()).hasToString(client.base() + "/stats?of=all");
			assertThat(exchange.getRequest().getHeaders()).containsKey("X-Mark").doesNotContainKey("Authorization");
			assertThat(exchange.getRequest().getRemoteAddress()).isNull();
			assertThat(exchange.getResponse().getStatus()).isEqualTo(200);
			assertThat(exchange.getTimeTaken()).isNotNull();
			assertThat(repository.findAll().get(1).getResponse().getStatus()).isEqualTo(404);
			assertThat(repository.findAll().get(0).getResponse().getStatus()).isEqualTo(500);
			assertThat(client.get("/actuator/httpexchanges").body()).contains("/stats?of=all", "marked")
				.doesNotContain("c2VjcmV0");
		}
	}

	@Test
	void whatIsRecordedCanBeChosen() {
		try (RunningApplication application = RunningApplication.start(Repository.class,
				"management.httpexchanges.recording.include=remote-address")) {
			application.client().get("/stats");
			HttpExchangeRepository repository = application.context().getBean(HttpExchangeRepository.class);
			await().until(() -> repository.findAll().size() == 1);
			HttpExchange exchange = repository.findAll().get(0);
			assertThat(exchange.getRequest().getRemoteAddress()).isEqualTo("127.0.0.1");
			assertThat(exchange.getRequest().getHeaders()).isEmpty();
		}
	}

	@Test
	void recordingCanBeSwitchedOff() {
		try (RunningApplication application = RunningApplication.start(Repository.class,
				"management.httpexchanges.recording.enabled=false")) {
			application.client().get("/stats");
			application.client().get("/stats");
			assertThat(application.context().getBean(HttpExchangeRepository.class).findAll()).isEmpty();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Repository {

		@Bean
		InMemoryHttpExchangeRepository httpExchangeRepository() {
			return new InMemoryHttpExchangeRepository();
		}

		@Bean
		HttpRoutes failingRoute() {
			return HttpRoutes.builder().get("/failure", (request) -> {
				throw new IllegalStateException("planned");
			}).build();
		}

	}

}
