package io.spserver.boot.test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * A {@link TestMailServer} as a bean, to be imported by a test; {@code spring.mail.host}
 * and {@code spring.mail.port} are its own, so that the application's
 * {@code JavaMailSender} sends to it. Whether there is such a sender is decided by the
 * application's properties, as always.
 */
@Configuration(proxyBeanMethods = false)
public final class TestMailServerConfiguration {

	@Bean(destroyMethod = "close")
	TestMailServer testMailServer() {
		return TestMailServer.start();
	}

	@Bean
	DynamicPropertyRegistrar testMailServerProperties(TestMailServer server) {
		return (properties) -> {
			properties.add("spring.mail.host", server::host);
			properties.add("spring.mail.port", server::port);
		};
	}

}
