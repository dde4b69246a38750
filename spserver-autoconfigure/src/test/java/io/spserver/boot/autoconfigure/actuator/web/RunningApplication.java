package io.spserver.boot.autoconfigure.actuator.web;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application without a web server that has been started as its main method would.
 *
 * @param context its context
 */
record RunningApplication(ConfigurableApplicationContext context) implements AutoCloseable {

	static RunningApplication start(Class<?> configuration, String... properties) {
		List<String> arguments = new ArrayList<>(
				List.of("--spserver.admin.port=0", "--spring.application.name=test-application"));
		for (String property : properties) {
			arguments.add("--" + property);
		}
		return new RunningApplication(
				new SpringApplicationBuilder(Application.class, configuration).web(WebApplicationType.NONE)
					.bannerMode(Banner.Mode.OFF)
					.logStartupInfo(false)
					.registerShutdownHook(false)
					.run(arguments.toArray(String[]::new)));
	}

	static RunningApplication start(String... properties) {
		return start(Application.class, properties);
	}

	AdminClient client() {
		return new AdminClient(this.context);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
