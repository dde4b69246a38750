package io.spserver.boot.autoconfigure.http;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.function.Consumer;

import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with annotated handlers, and requests to it.
 */
final class HandlerApplication {

	private HandlerApplication() {
	}

	static ApplicationContextRunner contextRunner(Class<?>... handlers) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class,
					SpServerHttpAutoConfiguration.class, SpServerHttpHandlerAutoConfiguration.class,
					JacksonAutoConfiguration.class, ValidationAutoConfiguration.class))
			.withPropertyValues("spserver.admin.port=0")
			.withUserConfiguration(handlers);
	}

	static void run(Class<?> handler, Consumer<TestHttpClient> test) {
		contextRunner(handler).run((context) -> {
			assertThat(context).hasNotFailed();
			test.accept(new TestHttpClient(context.getEnvironment(), "admin"));
		});
	}

	static HttpResponse<String> post(TestHttpClient client, String path, String contentType, String body) {
		return client.exchange(path,
				(request) -> request.header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
	}

	static HttpResponse<String> accept(TestHttpClient client, String path, String accept) {
		return client.exchange(path, (request) -> request.header("Accept", accept));
	}

	static String contentType(HttpResponse<?> response) {
		return response.headers().firstValue("Content-Type").orElse("none");
	}

}
