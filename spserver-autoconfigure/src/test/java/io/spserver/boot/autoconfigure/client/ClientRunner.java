package io.spserver.boot.autoconfigure.client;

import io.spserver.Handler;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * Contexts for tests with an echo server, to which clients connect.
 */
final class ClientRunner {

	private ClientRunner() {
	}

	static ApplicationContextRunner create() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SpServerAutoConfiguration.class,
					SpServerHttpAutoConfiguration.class, SpServerClientAutoConfiguration.class))
			.withBean("echo", Handler.class, () -> (request, response) -> response.reply("echo " + request.text()))
			.withPropertyValues("spserver.admin.enabled=false", "spserver.servers.echo.port=0");
	}

}
