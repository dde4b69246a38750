package io.spserver.boot.autoconfigure.http;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class PeerLoggingTests {

	private static final Logger logger = LoggerFactory
		.getLogger(PeerLoggingEnvironmentPostProcessor.PROPERTY.substring("logging.level.".length()));

	@Test
	void framesOfPeersAreNotLoggedOneByOne() {
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.isActive()).isTrue();
			assertThat(logger.isInfoEnabled()).isFalse();
			assertThat(logger.isWarnEnabled()).isTrue();
		}
	}

	@Test
	void applicationsMaySayOtherwise() {
		try (ConfigurableApplicationContext context = run(
				"--" + PeerLoggingEnvironmentPostProcessor.PROPERTY + "=debug")) {
			assertThat(context.isActive()).isTrue();
			assertThat(logger.isDebugEnabled()).isTrue();
		}
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		SpringApplication application = new SpringApplicationBuilder(Empty.class).web(WebApplicationType.NONE).build();
		return application.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

}
